"""What ``grader watch`` does: the public checks again at every save, from a warm process.

It looks at a few files several times a second. That is a system call for each, works on every
system, on network folders and in containers too, and needs no package; a change counts when the
files have come to rest, so that a half-written file, or one that an editor replaces by renaming, is
one save. The last save wins: what is saved during a grading ends it, and is graded next.
"""

from __future__ import annotations

import contextlib
import os
import signal
import time
import types
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from rich.console import Console
from rich.text import Text

from grader import assignment as assignments
from grader import desk, launch
from grader.assignment import Assignment
from grader.errors import AssignmentError, HandinError
from grader.grade import Grade
from grader.report import terminal

PAUSE_SECONDS = 0.1  # between two looks
SETTLING_SECONDS = 0.03  # after a look that found a change; an editor has them for one save
WAITS = "Watching {file}: save it to check it again, Ctrl-C ends this."
CHECKS = "Checking {file} ..."
GONE = "{file} is not there: save it to check it again."

Look = Callable[[], object]  # what the files are like; two looks are equal where nothing changed


class Superseded(Exception):
    """What is being graded was saved again."""


class Watch:
    """One assignment's folder under watch: what it looks like, and how it is graded."""

    def __init__(
        self,
        path: Path,
        assignment: Assignment,
        examiners: launch.Examiners,
        console: Console,
        only: tuple[str, ...] = (),
    ) -> None:
        self._path = path
        self._assignment = assignment
        self._examiners = examiners
        self._console = console
        self._only = only
        self.code = desk.NOTHING_GRADED

    def look(self) -> object:
        """The sizes and times of the hand-in's file and of the assignment's own files."""
        return tuple((str(path), _stamp(path)) for path in (self._handin, *self._files()))

    def grade(self) -> None:
        """Grades what is there now, and shows it; nothing where it was saved again meanwhile."""
        before = self.look()
        try:
            self._assignment = assignments.load(self._assignment.folder)
            if not os.path.isfile(self._handin):
                return self._say(GONE)
            self._say(CHECKS)
            self._show(self._graded(before))
        except Superseded:
            return
        except (AssignmentError, HandinError, FileNotFoundError) as error:
            if self.look() != before:  # a file was being replaced, and the next save is near
                return
            self._show_error(error)
        self._say(WAITS)

    @property
    def _handin(self) -> Path:
        if os.path.isdir(self._path):
            return self._assignment.student / self._assignment.file
        return self._path

    def _files(self) -> Iterator[Path]:
        try:
            yield from sorted(self._assignment.files())
        except FileNotFoundError:  # a folder was taken away while it was read
            return

    def _graded(self, before: object) -> Grade:
        def stop_if_saved(told: object) -> None:
            if self.look() != before:
                raise Superseded

        return desk.public_grade(
            self._assignment, self._path, self._examiners, self._only, when_told=stop_if_saved
        )

    def _show(self, grade: Grade) -> None:
        self._clear()
        terminal.render(grade, audience="student", console=self._console)
        self._console.print()
        self.code = desk.exit_code(grade)

    def _show_error(self, error: Exception) -> None:
        self._clear()
        self._console.print(Text(f"grader: {error}"), soft_wrap=True)
        self.code = desk.NOTHING_GRADED

    def _clear(self) -> None:
        if self._console.is_terminal:  # a file, or a pipe, keeps what was said before
            self._console.clear()

    def _say(self, words: str) -> None:
        told = words.format(file=self._assignment.file)
        self._console.print(Text(told), soft_wrap=True)


def run(path: Path, assignment: Assignment, rung: str | None, only: tuple[str, ...]) -> int:
    """Grades at every save until Ctrl-C; returns the exit code of the last grade."""
    with closing(launch.examiners(rung)) as examiners:
        watch = Watch(path, assignment, examiners, Console(), only)
        with contextlib.suppress(KeyboardInterrupt), interruptions() as came:
            pauses = Pauses(came)
            follow(saves(watch.look, pauses, pauses.hurry), watch.grade)
    return watch.code


@contextlib.contextmanager
def interruptions() -> Iterator[list[int]]:
    """Ctrl-C, which ends this command, and a list in which it is found where Python lost it.

    What is raised while an object is being destroyed is printed and forgotten.
    """
    came: list[int] = []

    def note(number: int, frame: types.FrameType | None) -> None:
        came.append(number)
        signal.default_int_handler(number, frame)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield came
    finally:
        signal.signal(signal.SIGINT, before)


def follow(saves: Iterable[object], grade: Callable[[], None]) -> None:
    """Grades once for each save."""
    for _ in saves:
        grade()


def saves(
    look: Look, pauses: Iterable[object], hurry: Callable[[], None] = lambda: None
) -> Iterator[object]:
    """What is there at first, and each change, when two looks in a row have seen the same of it.

    ``hurry`` is called when the next look should be soon.
    """
    told: object = None
    before = look()
    for _ in pauses:
        now = look()
        if now == before and now != told:
            told = now
            yield now
        if now != before:
            hurry()
        before = now


class Pauses:
    """Moments between two looks, until there was an interruption."""

    def __init__(self, came: Sequence[int]) -> None:
        """``came``: the interruptions, by `interruptions`."""
        self._came = came
        self._seconds = PAUSE_SECONDS

    def hurry(self) -> None:
        """Makes the next one short."""
        self._seconds = SETTLING_SECONDS

    def __iter__(self) -> Iterator[None]:
        while not self._came:
            time.sleep(self._seconds)
            self._seconds = PAUSE_SECONDS
            yield


def _stamp(path: Path) -> tuple[int, ...]:
    """What differs when a file was written again, or another was given its name."""
    try:
        found = os.stat(path)
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_size, found.st_ino
