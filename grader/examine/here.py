"""The public checks on what a notebook has defined so far: ``check()`` in its last cell.

Everything happens in the notebook's own process, without a box and without a limit of time: it is
the student's own code on the student's own machine, and the kernel can be interrupted. The names
are looked up in ``__main__``, where a notebook's are; its file is not read, and need not be saved.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from grader import assignment as assignments
from grader.assignment import Assignment
from grader.box.question import Trouble
from grader.errors import GraderError
from grader.examine.examination import Examination, Sitting
from grader.examine.examiner import run_suite
from grader.examine.feedback import NOTEBOOK, Handed
from grader.examine.local import LocalSubject
from grader.examine.subjects import Exchange
from grader.grade import Grade
from grader.grading import UNBOXED, Gathered
from grader.report import terminal

WIDTH = 90  # characters: a notebook's output wraps what is longer
NOT_LOOKED_FOR = (
    "Here your code runs as it is. Time limits and forbidden calls are looked at when the notebook "
    "is graded."
)


class Present:
    """The notebook that this process runs, as one to be examined."""

    def __init__(self, assignment: Assignment) -> None:
        self.handed = Handed(NOTEBOOK, Path(assignment.file).stem, cells=(1,))
        self._probes = assignment.probe_source()

    def open(self, check: str) -> LocalSubject:
        """What has been defined up to now."""
        return LocalSubject.of(sys.modules["__main__"], self._probes)

    def preflight(self) -> Trouble | None:
        """Nothing is loaded, so nothing fails."""
        return None

    def ended(self, check: str, log: Sequence[Exchange]) -> None:
        """Nothing is kept."""

    def close(self) -> None:
        """Nothing was started."""


def check(folder: str | Path = ".") -> None:
    """Prints the points, and what to repair first; ``folder`` holds the assignment's files."""
    try:
        grade = graded(assignments.load(assignments.find(Path(folder))))
    except GraderError as error:
        print(f"grader: {error}")
        return
    text = io.StringIO()  # plain, whatever the kernel has in its environment, and one output
    console = Console(file=text, width=WIDTH, force_jupyter=False, force_terminal=False)
    terminal.render(grade, audience="student", console=console)
    print(text.getvalue())


def graded(assignment: Assignment) -> Grade:
    """The grade of what ``__main__`` defines, by the public checks."""
    gathered = Gathered(notes=[NOT_LOOKED_FOR])
    sitting = Sitting(Present(assignment), gathered, shrinks=False)
    run_suite(Examination(assignment, lambda: sitting), assignment, only_public=True)
    return Grade(
        assignment=assignment.name,
        title=assignment.title,
        handin=NOTEBOOK,
        digest="",
        level=UNBOXED,
        rows=gathered.rows(),
        notes=tuple(gathered.notes),
    )
