"""The commands for a class as an instructor gives them: what they print, and their exit codes."""

from __future__ import annotations

import dataclasses
import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from grader import cli
from grader.assignment import Assignment
from grader.course import desk
from grader.course.moves import Move
from grader.course.proposals import Proposal
from grader.course.session import Wanted, begun, resumed
from grader.errors import AssignmentError
from tests.course.small import CLASS, PUBLIC
from tests.course.test_again import LOOSE, STRICT
from tests.course.test_record import EVENT


def started(*arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "grader", *map(str, arguments)],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        encoding="utf-8", env={**os.environ, "COLUMNS": "80"}, preexec_fn=_listen,
    )  # fmt: skip


def _listen() -> None:
    """Whoever runs the tests in the background has it ignore what a keyboard sends."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def run(*arguments: object) -> tuple[int, str, str]:
    """The exit code, what was printed, and what was printed to standard error."""
    process = started(*arguments)
    out, errors = process.communicate()
    return process.returncode, out, errors


@pytest.fixture
def small(make_assignment: Callable[..., Assignment], tmp_path: Path) -> Assignment:
    assignment = make_assignment(public=PUBLIC)
    for name, source in CLASS.items():
        (tmp_path / "class" / name).mkdir(parents=True)
        (tmp_path / "class" / name / assignment.file).write_text(source, encoding="utf-8")
    return assignment


def change(assignment: Assignment, before: str, after: str) -> None:
    (path,) = assignment.public_suite
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")


@pytest.mark.slow
def test_an_instructors_path(small: Assignment, tmp_path: Path):
    """Grade, repair a tolerance, see who moves, write it, take it back."""
    folder, out = tmp_path / "class", tmp_path / "out"
    graded = run("course", small.folder, folder, "--out", out, "--jobs", 1)
    change(small, STRICT, LOOSE)
    outdated = run("course", small.folder, folder, "--out", out)
    shown = run("rejudge", out, "--jobs", 1)
    written = run("rejudge", out, "--yes", "--reason", "too strict", "--jobs", 1)
    back = run("rollback", out, "4-6", "--reason", "a try")
    forth = run("rollback", out, "7-9")

    lines = "1 of 3  ada  5/5\n2 of 3  bob  0/5\n3 of 3  eve  2/5\n"
    moves = (
        "1 of 3 grades would move\n"
        "  eve  2 -> 5 (+3)\n"
        "    2 Every entry is doubled.: wrong 0 -> right 3\n"
        "1 the same to the last bit, but for seconds\n"
        "1 with other words or notes, and the same points\n"
    )
    assert graded == (0, f"Doubling: 3 hand-ins graded, 0 graded before; {out}/grades\n", lines)
    assert outdated == (
        0,
        f"Doubling: 0 hand-ins graded, 3 graded before; {out}/grades\n"
        f"3 grades by an earlier suite or grader: `grader rejudge {out}` shows what would move, "
        f"by the answers on record; `grader regrade {out}` runs them again\n",
        "",
    )
    assert shown == (
        0, f"{moves}nothing is written yet: the same command with --yes writes it\n",
        lines.replace("2/5", "5/5"),
    )  # fmt: skip
    assert written[:2] == (
        0, f"{moves}written: events 4 to 6; `grader rollback {out} 4-6` takes back\n"
    )  # fmt: skip
    assert back == (
        0,
        "eve  5 -> 2, as before event 6\n"
        "2 with the same points as before\n"
        f"written: events 7 to 9; `grader rollback {out} 7-9` takes back\n",
        "",
    )
    assert forth[1].startswith("eve  2 -> 5, as before event 9\n")


@pytest.mark.slow
def test_a_regrade_may_raise_and_not_lower(small: Assignment, tmp_path: Path):
    """By a suite that takes one's points and gives another's."""
    folder, out = tmp_path / "class", tmp_path / "out"
    change(small, STRICT, LOOSE)
    run("course", small.folder, folder, "--out", out, "--jobs", 1, "--quiet")
    change(small, LOOSE, STRICT)
    change(small, "equals(6)", "equals(9)")

    code, printed, _ = run("regrade", out, "--never-lower", "--yes", "--jobs", 1)

    assert (code, printed) == (
        0,
        "3 of 3 grades would move\n"
        "  ada  5 -> 3 (-2); keeps the old one by --never-lower\n"
        "    1 double(3) is 6.: right 2 -> wrong 0\n"
        "  bob  0 -> 2 (+2)\n"
        "    1 double(3) is 6.: wrong 0 -> right 2\n"
        "  eve  5 -> 0 (-5); keeps the old one by --never-lower\n"
        "    1 double(3) is 6.: right 2 -> wrong 0\n"
        "    2 Every entry is doubled.: right 3 -> wrong 0\n"
        f"written: event 4; `grader rollback {out} 4` takes back\n",
    )


@pytest.mark.parametrize("names", [("--only", "ada", "2"), ("--only", "ada", "--only", "2")])
def test_only_takes_several_names_however_they_are_given(small: Assignment, names: tuple[str, ...]):
    """None is left out silently."""
    assert cli._parser().parse_args(["regrade", str(small.folder), *names]).only == ["ada", "2"]


@pytest.mark.slow
def test_our_fault_has_an_exit_code_and_a_list(small: Assignment, tmp_path: Path):
    """Whose total is withheld, and by which check."""
    change(small, "equals(6)", "equals(six)")

    code, _, errors = run(
        "course", small.folder, tmp_path / "class", "--out", tmp_path / "out", "--quiet"
    )

    reason = "test_doubling.py::test_double_of_three: the check itself is broken: NameError"
    assert code == 3
    assert errors.splitlines()[0] == "withheld by our fault, and tried again at the next run (3):"
    assert errors.splitlines()[1].startswith(f"  ada: {reason}")


@pytest.mark.slow
def test_a_class_that_is_stopped_goes_on(small: Assignment, tmp_path: Path):
    """Control-C ends it at once; what was graded is kept, and it says how to go on."""
    command = ("course", small.folder, tmp_path / "class", "--out", tmp_path / "out", "--jobs", 1)
    process = started(*command)
    assert process.stderr is not None
    first = process.stderr.readline()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()

    code, out, lines = run(*command)

    assert first == "1 of 3  ada  5/5\n"
    assert errors.endswith(
        "grader: stopped; what was graded is kept. Give the same command again to go on\n"
    )
    assert process.returncode == 130
    assert code == 0
    assert int(out.split()[1]) + int(out.split()[4]) == 3
    assert lines.endswith("  eve  2/5\n")


def test_a_folder_holds_one_class(small: Assignment, tmp_path: Path):
    """Not that of another assignment, and not the same under other names."""
    folder, out = tmp_path / "class", tmp_path / "out"
    other = dataclasses.replace(small, name="halving")
    with begun(Wanted(small, folder, out)):
        pass

    with pytest.raises(AssignmentError) as error, begun(Wanted(small, folder, out, None, True)):
        pass
    with pytest.raises(AssignmentError) as another, begun(Wanted(other, folder, out)):
        pass

    assert str(another.value) == (
        f"{out} holds a class graded on doubling, and halving was asked for: name another DIR"
    )
    assert str(error.value) == (
        f"{out} was begun without --anonymous: go on without --anonymous, or name another DIR"
    )


def test_the_grades_are_not_among_the_handins(small: Assignment, tmp_path: Path):
    """There they would be graded at the next run."""
    folder = tmp_path / "class"

    with pytest.raises(AssignmentError) as error, begun(Wanted(small, folder, folder / "out")):
        pass

    assert not (folder / "out").exists()
    assert str(error.value) == (
        f"{folder / 'out'} lies in {folder}, where it would be a hand-in: name another DIR"
    )


def test_a_class_that_was_never_graded_cannot_be_regraded(small: Assignment, tmp_path: Path):
    """The folder of hand-ins is no class, and is left without a file of ours."""
    folder = tmp_path / "class"

    with pytest.raises(AssignmentError) as error, resumed(folder, "regrade"):
        pass

    assert str(error.value).startswith(f"{folder} holds no ledger.sqlite, so it is no class")
    assert sorted(path.name for path in folder.iterdir()) == sorted(CLASS)


def test_whoever_says_nothing_has_nothing_written(monkeypatch: pytest.MonkeyPatch):
    """The end of what is typed is no answer, and no fault of ours."""

    class Silent(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Silent())
    move = Move({"score": 2.0}, 1.0, (), (), False)

    assert desk._answer(desk.Changes(), [Proposal(EVENT, EVENT, move)]) is None
