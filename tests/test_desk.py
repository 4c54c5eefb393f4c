"""``grader check``, where a student works: a kit's folder, from wherever it is named."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader import desk
from grader.assignment import Assignment
from grader.grade import Check, Grade, Outcome, Row, Verdict

ROOT = Path(__file__).parent.parent
PUBLIC = '''
from grader.examine import expect, functions, number
from probes import doubled

@number("1")
@functions("double")
def test_double_of_three(student):
    """double(3) is 6."""
    expect(student.run(doubled, 3)).equals(6)

@number("2")
@functions("double")
def test_double_of_minus_one(student):
    """double(-1) is -2."""
    expect(student.run(doubled, -1)).equals(-2)
'''
STARTER = "def double(x):\n    raise NotImplementedError('double: return 2 x')\n"
RIGHT = "def double(x):\n    return 2 * x\n"
WRONG = "def double(x):\n    return 2 * abs(x)\n"
STOPS = "def double(x):\n    breakpoint()\n    return 2 * x\n"


def check(*arguments: object, cwd: Path, typed: str = "") -> Any:
    """What a call of ``grader check`` printed and returned."""
    return subprocess.run(
        [sys.executable, "-m", "grader", "check", *map(str, arguments)],
        cwd=cwd, env={**os.environ, "COLUMNS": "80"}, input=typed,
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture
def kit(make_assignment: Callable[..., Assignment], tmp_path: Path) -> Path:
    """The student's folder of a small assignment: its files beside a manifest without [staff]."""
    made = make_assignment(public=PUBLIC, hidden="import this_is_not_for_students\n")
    manifest = (made.folder / "assignment.toml").read_text(encoding="utf-8")
    folder = tmp_path / "kit"
    made.student.rename(folder)
    (folder / "assignment.toml").write_text(manifest.partition("[staff]")[0], encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("verdicts", "code"),
    [
        ((Verdict.RIGHT, Verdict.RIGHT), 0),
        ((Verdict.RIGHT, Verdict.WRONG), 1),
        ((Verdict.RIGHT, Verdict.SKIPPED), 1),
        ((Verdict.RIGHT, Verdict.OUR_FAULT), 3),
        ((), 3),
    ],
)
def test_the_exit_code_tells_marks_lost_from_our_fault(verdicts: tuple[Verdict, ...], code: int):
    """Full marks are 0, marks lost 1; a total that is withheld is neither."""
    rows = tuple(
        Row(
            Check(f"test_a.py::test_{index}", "", "A check.", 1 / 3, "visible"),
            Outcome(verdict, 1 / 3 if verdict is Verdict.RIGHT else 0.0),
        )
        for index, verdict in enumerate(verdicts)
    )

    assert desk.exit_code(Grade("a", "A", "alice", "0" * 64, "forked", rows)) == code


@pytest.mark.slow
def test_a_kit_is_checked_where_it_lies(kit: Path):
    """The score comes first, what to repair first comes last, and nothing is left behind."""
    (kit / "doubling.py").write_text(WRONG, encoding="utf-8")
    before = sorted(kit.rglob("*"))
    done = check(cwd=kit)

    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (1, "")
    assert lines[0] == "Doubling: 1 of 2 points"
    assert lines[-1] == "Repair first: 2 double(-1) is -2."
    assert "\n  expected  -2" in done.stdout
    assert "\n  got       2" in done.stdout
    assert sorted(kit.rglob("*")) == before


@pytest.mark.slow
def test_a_kit_is_checked_from_elsewhere(kit: Path):
    """PATH is the folder, or a file in it."""
    (kit / "doubling.py").write_text(RIGHT, encoding="utf-8")
    done = check("kit", cwd=kit.parent)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Doubling: 2 of 2 points\n")


@pytest.mark.slow
def test_the_starter_of_a_kit_says_what_to_write(kit: Path):
    """No points, no crash: the first thing a student sees."""
    done = check(cwd=kit)

    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("Doubling: 0 of 2 points\n")
    assert "\n  to write  double: return 2 x\n" in done.stdout


@pytest.mark.slow
def test_a_file_that_cannot_be_imported_is_repaired_before_any_check(kit: Path):
    """The last line sends nobody to a check that was never run."""
    (kit / "doubling.py").write_text("def double(:\n", encoding="utf-8")
    done = check(cwd=kit)

    assert (done.returncode, done.stderr) == (1, "")
    assert "Note: doubling.py could not be imported:" in done.stdout
    assert done.stdout.endswith(
        "\nRepair first: what the note above says; no check could be run before that\n"
    )


@pytest.mark.slow
@pytest.mark.parametrize("inline", [(), ("--inline",)])
def test_a_name_that_fits_nothing_is_told_with_near_ones(kit: Path, inline: tuple[str, ...]):
    """Exit code 2: nothing was checked."""
    done = check("--only", "duoble", *inline, cwd=kit)

    assert done.returncode == 2
    assert "--only duoble: no check of this name; did you mean double?\n" in (
        done.stderr + done.stdout
    )


@pytest.mark.slow
def test_inline_takes_a_selection_too(kit: Path):
    """A debugger should not stop in every check."""
    (kit / "doubling.py").write_text(STOPS, encoding="utf-8")
    done = check("--inline", "--only", "2", cwd=kit, typed="p x\nc\n")

    assert done.returncode == 0
    assert re.findall(r"\(Pdb\) (\S+)\n", done.stdout) == ["-1"]
    assert "\n1 of 1 points for the checks of this run\n" in done.stdout


@pytest.mark.slow
def test_the_student_folder_of_an_assignment_is_checked_by_public_checks_alone():
    """An instructor who stands in ``student/`` sees what a student sees, no hidden row."""
    done = check(cwd=ROOT / "assignments" / "optimizers" / "student")

    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("Optimizers: 0 of ")
    assert "hidden" not in done.stdout


@pytest.mark.slow
@pytest.mark.parametrize(("source", "code", "told"), [(RIGHT, 0, "2 of 2"), (WRONG, 1, "1 of 2")])
def test_inline_gives_the_same_points_in_one_process(kit: Path, source: str, code: int, told: str):
    """The exit code too, and no folder of pytest's is left behind."""
    (kit / "doubling.py").write_text(source, encoding="utf-8")
    done = check("--inline", "kit/doubling.py", cwd=kit.parent)

    assert (done.returncode, done.stderr) == (code, "")
    assert f"\n{told} points for the checks of this run\n" in done.stdout
    assert not (kit / ".pytest_cache").exists()


@pytest.mark.slow
def test_a_breakpoint_stops_inline_in_the_students_own_file(kit: Path):
    """The debugger shows the path and the line that an editor has open, once for each check."""
    (kit / "doubling.py").write_text(STOPS, encoding="utf-8")
    done = check("--inline", cwd=kit, typed="p x\nc\np x\nc\n")

    # Python stops at the call of breakpoint() since 3.13, and at the next line before.
    stops = re.findall(
        r"> (.*)\(\d\)double\(\)\n-> (?:breakpoint\(\)|return 2 \* x)\n", done.stdout
    )
    assert (done.returncode, stops) == (0, [str(kit / "doubling.py")] * 2)
    assert re.findall(r"\(Pdb\) (\S+)\n", done.stdout) == ["3", "-1"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
@pytest.mark.slow
def test_a_breakpoint_works_in_a_real_terminal(kit: Path):
    """Where a student types: the debugger asks there, hears what is typed, and the run goes on."""
    import pty

    (kit / "doubling.py").write_text(STOPS, encoding="utf-8")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "grader", "check", "--inline", "--only", "1"]
    with subprocess.Popen(
        command, cwd=kit, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    ) as process:
        os.close(theirs)
        shown = read_until(ours, b"(Pdb) ")
        os.write(ours, b"p x * 100\n")
        shown += read_until(ours, b"(Pdb) ")
        os.write(ours, b"c\n")
        shown += read_until(ours, b"1 passed")
        code = process.wait()
    os.close(ours)

    assert code == 0
    assert str(kit / "doubling.py").encode() in shown
    assert b"\n300\r\n" in shown
    assert b"1 of 1 points for the checks of this run" in shown


def read_until(terminal: int, words: bytes) -> bytes:
    """What a terminal shows, up to these words; OSError where the program ends before."""
    shown = b""
    while words not in shown:
        shown += os.read(terminal, 1024)
    return shown


@pytest.mark.slow
def test_a_suite_that_cannot_be_run_inline_is_not_marks_lost(kit: Path):
    """Exit code 2, as without ``--inline``."""
    (kit / "test_doubling.py").write_text("import nonsense\n", encoding="utf-8")

    assert check("--inline", cwd=kit).returncode == 2
