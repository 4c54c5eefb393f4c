"""``grader watch``: when it grades, what it survives, and how it ends."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from grader.assignment import Assignment
from grader.watch import Pauses, follow, interruptions, saves

PUBLIC = '''
from grader.examine import expect, functions, number
from probes import doubled

@number("1")
@functions("double")
def test_double_of_three(student):
    """double(3) is 6."""
    expect(student.run(doubled, 3)).equals(6)
'''
SECOND = '''

def test_double_of_minus_one(student):
    """double(-1) is -2."""
    expect(student.run(doubled, -1)).equals(-2)
'''
RIGHT = "def double(x):\n    return 2 * x\n"
WRONG = "def double(x):\n    return 3 * x\n"
WAITS = "Watching doubling.py: save it to check it again, Ctrl-C ends this.\n"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ("aaaaa", "a"),  # what is there at first, once
        ("aaabbbb", "ab"),
        ("aaabcdeee", "ae"),  # being written: it counts when it has come to rest
        ("aaabaaa", "a"),  # back to what was graded, before anyone looked twice
        ("aa-aa", "a"),  # renamed over: for a moment there is none
        ("aa--bb", "a-b"),  # deleted, and made again
        ("abab", ""),
    ],
)
def test_a_save_is_what_two_looks_in_a_row_have_seen(seen: str, expected: str):
    """So several events for one save are one."""
    looks = iter(seen)

    assert list(saves(lambda: next(looks), range(len(seen) - 1))) == list(expected)


def test_a_change_is_looked_at_again_soon():
    """Not at the next of the long pauses."""
    looks = iter("aabbc")
    hurried = []

    list(saves(lambda: next(looks), range(4), lambda: hurried.append("a change")))

    assert len(hurried) == 2


def test_what_is_saved_during_a_grading_is_graded_next():
    """Only the last of several saves; those in between are gone."""
    files = ["a"]
    graded = []

    def grade() -> None:
        graded.append(files[-1])
        if len(graded) == 1:
            files.extend(["b", "c"])

    follow(saves(lambda: files[-1], range(10)), grade)

    assert graded == ["a", "c"]


def test_ctrl_c_that_python_lost_ends_it_all_the_same(monkeypatch: pytest.MonkeyPatch):
    """It came while an object was being destroyed, and nothing that is raised there gets out."""

    class Dying:
        def __del__(self) -> None:
            signal.raise_signal(signal.SIGINT)

    lost = []
    monkeypatch.setattr(sys, "unraisablehook", lambda told: lost.append(told.exc_type))
    with interruptions() as came:
        looks = iter(Pauses(came))
        next(looks)
        Dying()

        assert list(looks) == []
    assert lost == [KeyboardInterrupt]


@pytest.fixture
def kit(make_assignment: Callable[..., Assignment], tmp_path: Path) -> Path:
    """A student's folder, with a hand-in that is wrong."""
    made = make_assignment(public=PUBLIC)
    manifest = (made.folder / "assignment.toml").read_text(encoding="utf-8")
    folder = tmp_path / "kit"
    made.student.rename(folder)
    (folder / "assignment.toml").write_text(manifest.partition("[staff]")[0], encoding="utf-8")
    (folder / "doubling.py").write_text(WRONG, encoding="utf-8")
    return folder


@contextmanager
def watching(kit: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """``grader watch`` in this folder; killed where a test fails before it has ended it."""
    command = [sys.executable, "-u", "-m", "grader", "watch", *options]
    environment = {**os.environ, "COLUMNS": "80"}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=kit, env=environment, stdout=pipe, stderr=pipe, encoding="utf-8"
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def told(process: subprocess.Popen[str], until: str = WAITS) -> str:
    """What it printed, up to a line that says that it waits again."""
    assert process.stdout is not None
    lines = [""]
    while lines[-1] != until:
        lines.append(process.stdout.readline())
        assert lines[-1], f"it ended, after {lines}"
    return "".join(lines)


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Its exit code after Ctrl-C, and what it printed to standard error in all that time."""
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()
    return process.returncode, errors


@pytest.mark.slow
def test_each_save_is_graded_and_nothing_stops_it_but_ctrl_c(kit: Path):
    """A mistake, a syntax error, a file that goes and comes back, and at last the right one."""
    handin = kit / "doubling.py"
    with watching(kit) as process:
        first = told(process)
        handin.write_text("def double(:\n", encoding="utf-8")
        broken = told(process)
        handin.unlink()
        told(process, until="doubling.py is not there: save it to check it again.\n")
        (kit / "new.tmp").write_text(RIGHT, encoding="utf-8")
        (kit / "new.tmp").rename(handin)  # as editors save
        last = told(process)
        code, errors = ended(process)

    assert first.startswith("Checking doubling.py ...\nDoubling: 0 of 1 point\n")
    assert "\n  got       9\n" in first
    assert "SyntaxError" in broken
    assert last.startswith("Checking doubling.py ...\nDoubling: 1 of 1 point\n")
    assert "\x1b" not in first + broken + last  # the screen is cleared on a terminal alone
    assert (code, errors) == (0, "")


@pytest.mark.slow
def test_a_suite_saved_meanwhile_is_loaded_anew(kit: Path):
    """In the middle of a word too, and a manifest that is broken for a while."""
    suite, manifest = kit / "test_doubling.py", kit / "assignment.toml"
    whole = manifest.read_text(encoding="utf-8")
    with watching(kit) as process:
        told(process)
        suite.write_text(PUBLIC + "\ndef test_dou", encoding="utf-8")
        half = told(process)
        manifest.write_text("title =", encoding="utf-8")
        unreadable = told(process)
        manifest.write_text(whole.replace("Doubling", "Twice"), encoding="utf-8")
        told(process)
        suite.write_text(PUBLIC + SECOND, encoding="utf-8")
        last = told(process)
        code, errors = ended(process)

    assert "\ngrader: the suite could not be run" in half
    assert "SyntaxError" in half
    assert "grader: assignment.toml: not valid TOML" in unreadable
    assert "Twice: 0 of 2 points\n" in last
    assert (code, errors) == (1, "")


@LINUX
@pytest.mark.slow
def test_a_save_during_a_grading_wins_and_ctrl_c_leaves_no_process(kit: Path):
    """The hand-in that hangs is given up for the one that was saved after it."""
    (kit / "doubling.py").write_text("def double(x):\n    while True:\n        pass\n", "utf-8")
    with watching(kit, "--only", "double") as process:
        told(process, until="Checking doubling.py ...\n")
        (kit / "doubling.py").write_text(RIGHT, encoding="utf-8")
        while "Doubling: 1 of 1 point in 1 of 1 checks" not in told(process):
            pass
        warm = processes_of(process.pid)
        (kit / "doubling.py").write_text("def double(x):\n    while True:\n        pass\n", "utf-8")
        told(process, until="Checking doubling.py ...\n")
        warm += processes_of(process.pid)
        code, errors = ended(process)

    assert (code, errors) == (0, "")  # of the last that was graded to its end
    assert warm
    for pid in warm:
        await_end(pid)


def processes_of(pid: int) -> list[int]:
    """The warm process of this one, and its forks, which are in its session."""
    parents, sessions = {}, {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has just ended
            number = int(path.parent.name)
            parents[number] = int(path.read_text().rpartition(")")[2].split()[1])
            sessions[number] = os.getsid(number)
    own = {number for number, parent in parents.items() if parent == pid}
    return [number for number, session in sessions.items() if session in own]


def await_end(pid: int) -> None:
    """Returns when the process has ended; one that stays would keep the test waiting for ever."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    with os.fdopen(descriptor, "rb", buffering=0) as process:
        select.select([process], [], [])
