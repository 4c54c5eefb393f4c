"""What ``grader check`` and ``grader grade`` do: grade, show, write, and say how it went."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path

from rich.console import Console

from grader import grading, launch
from grader.assignment import Assignment
from grader.errors import AssignmentError, OurFault
from grader.grade import Grade, Status
from grader.grading import Gathered
from grader.protection import Protection, in_words
from grader.report import gradescope, html, junit, prairielearn, records, terminal
from grader.report.files import write_by_rename

WRITERS: dict[str, Callable[[Grade], str]] = {
    "json": records.to_json,
    "html": lambda grade: html.to_html(grade, audience="staff"),
    "gradescope": lambda grade: gradescope.dumps(gradescope.to_results(grade)),
    "junit": junit.to_junit,
    "prairielearn": prairielearn.dumps,
}

NOTHING_GRADED = 2  # the exit code where the request could not be met
EXIT_CODES = {0: 0, 1: 1, 3: 3}  # of pytest, as ours; its others say that nothing could be run


def check(assignment: Assignment, path: Path, rung: str | None, only: tuple[str, ...] = ()) -> int:
    """Grades the hand-in of a student's folder by the public checks, and shows it.

    ``only``: numbers, tests or functions, where not all checks are asked for.
    """
    with closing(launch.examiners(rung)) as examiners:
        grade = public_grade(assignment, path, examiners, only)
    terminal.render(grade, audience="student", console=Console())
    return exit_code(grade)


def public_grade(
    assignment: Assignment,
    path: Path,
    examiners: launch.Examiners,
    only: tuple[str, ...] = (),
    when_told: Callable[[Gathered], None] = lambda gathered: None,
) -> Grade:
    """The grade by the public checks; ``when_told`` is called after each event."""
    return _watched(
        assignment,
        path,
        examiners,
        only_public=True,
        only=only,
        demand=partial(_warn, assignment),
        when_told=when_told,
    )


def check_inline(assignment: Assignment, only: tuple[str, ...] = ()) -> int:
    """The public checks in one process with a terminal, so that a debugger works."""
    folder = str(assignment.student)
    command = [
        sys.executable, "-m", "pytest", "--inline", "-q", "-s", folder,
        "-c", os.devnull, f"--rootdir={folder}", "-p", "no:cacheprovider",
        *(f"--only={name}" for name in only),
    ]  # fmt: skip
    return EXIT_CODES.get(subprocess.run(command, check=False).returncode, NOTHING_GRADED)


def grade(
    assignment: Assignment,
    path: Path,
    rung: str | None,
    files: Mapping[str, Path | None],
    *,
    is_quiet: bool,
    accepted: str | None = None,
    only: tuple[str, ...] = (),
) -> int:
    """Grades a hand-in by all checks; writes the views that were asked for.

    They are written at the beginning, after each check and at the end, each time whole: whatever
    is stopped, and when, there is a valid file that says how far the grading came.

    Args:
        accepted: the level of the box that is enough, in place of the one that the manifest asks.
        only: numbers, tests or functions; what is not the whole grade is shown, and never written.
    """
    reports = _Reports({view: file for view, file in files.items() if file is not None})
    with closing(launch.examiners(rung)) as examiners:
        result = _watched(
            assignment,
            path,
            examiners,
            only_public=False,
            only=only,
            keep=reports.keep,
            demand=partial(demand, assignment, accepted),
        )
    reports.write(result)
    if not is_quiet:
        terminal.render(result, audience="staff", console=Console())
    return exit_code(result)


def demand(assignment: Assignment, accepted: str | None, protection: Protection) -> None:
    """AssignmentError where this machine's box protects less than is asked for."""
    if protection.suffices(accepted or assignment.box.level):
        return
    raise AssignmentError(
        f"the box is {protection.level} on this machine, and {_asked(assignment, accepted)}.\n"
        f"{in_words(protection)}\n"
        "Grade on another machine (`grader doctor` tells what one gives), or, where you trust\n"
        f"the hand-ins, say --accept-level {protection.level}"
    )


def _asked(assignment: Assignment, accepted: str | None) -> str:
    if accepted:
        return f"--accept-level asks for {accepted}"
    return f"{assignment.name} asks for {assignment.box.level} (assignment.toml, [box] level)"


def _warn(assignment: Assignment, protection: Protection) -> None:
    """Your own code on your own machine may run in any box; it is said, and that is all."""
    if not protection.suffices(assignment.box.level):
        words = f"the box is {protection.level} on this machine; `grader doctor` says what that is"
        print(f"grader: {words}", file=sys.stderr)


class _Reports:
    """The files that were asked for."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files
        self._are_there = False

    def keep(self, grade: Grade) -> None:
        """Writes them, should there be no more of it; a full disk may have room again at the end.

        The first time it raises, before anybody waits for what cannot be written.
        """
        try:
            self.write(grade)
        except OurFault:
            if not self._are_there:
                raise
        self._are_there = True

    def write(self, grade: Grade) -> None:
        for view, file in self._files.items():
            try:
                write_by_rename(file, WRITERS[view](grade))
            except OSError as error:
                raise OurFault(f"{file} could not be written: {error.strerror}") from error


def exit_code(grade: Grade) -> int:
    """0 full marks, 1 marks lost, 3 our fault."""
    if grade.status is Status.WITHHELD:
        return 3
    return 0 if grade.score == grade.max_score else 1


def _watched(
    assignment: Assignment,
    path: Path,
    examiners: launch.Examiners,
    *,
    only_public: bool,
    only: tuple[str, ...],
    demand: Callable[[Protection], None],
    keep: Callable[[Grade], None] = lambda grade: None,
    when_told: Callable[[Gathered], None] = lambda gathered: None,
) -> Grade:
    """The grade, with a line of progress where someone watches."""
    console = Console(stderr=True)
    graded = partial(
        grading.grade,
        assignment,
        path,
        examiners,
        only_public=only_public,
        only=only,
        keep=keep,
        demand=demand,
    )
    if not console.is_terminal:
        return graded(when_told=when_told)
    with console.status(f"{assignment.title}: warming up") as status:

        def tell(gathered: Gathered) -> None:
            done, planned = len(gathered.outcomes), len(gathered.checks)
            status.update(f"{assignment.title}: {done} of {planned} checks")
            when_told(gathered)

        return graded(when_told=tell)
