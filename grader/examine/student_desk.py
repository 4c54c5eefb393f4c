"""The examination under plain pytest: the file in the folder is examined, pytest reports."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from grader.assignment import Assignment
from grader.errors import HandinError
from grader.examine.candidate import Candidate, spawned_boxes
from grader.examine.examination import Examination, Sitting
from grader.examine.inputs import steady_hypothesis
from grader.grade import Check, Outcome, tidy
from grader.handin import Handin, open_handin


class StudentDesk:
    """Listens to the examination, and adds up the points where pytest sums up."""

    def __init__(
        self, assignment: Assignment, *, is_inline: bool, only: tuple[str, ...] = ()
    ) -> None:
        steady_hypothesis()
        handin, problem = _opened(assignment)
        self._of = 0.0
        self._points: dict[str, float] = {}
        self._notes: list[str] = []
        # Under a debugger, breakpoints are set in the file that lies in the folder.
        shown_as = str(assignment.student / assignment.file) if is_inline else None
        candidate = Candidate(
            assignment,
            handin.source,
            boxes=None if is_inline else spawned_boxes(assignment),
            note=self.noted,
            problem=problem,
            shown_as=shown_as,
            cells=handin.cells,
        )
        sitting = Sitting(candidate, self, shrinks=not is_inline, only=only)
        self.examination = Examination(assignment, lambda: sitting)

    # What the examination tells

    def planned(self, checks: Iterable[Check], of: int) -> None:
        self._of = tidy(check.max_score for check in checks)

    def judged(self, check: Check, outcome: Outcome) -> None:
        self._points[check.id] = outcome.score

    def noted(self, text: str) -> None:
        self._notes.append(text)

    # What pytest asks

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        for note in self._notes:
            terminalreporter.write_line(note)
        points = tidy(self._points.values())
        terminalreporter.write_line(f"{points:g} of {self._of:g} points for the checks of this run")


def _opened(assignment: Assignment) -> tuple[Handin, str]:
    """The hand-in; where it cannot be opened an empty one, and why."""
    try:
        return open_handin(assignment.student, assignment), ""
    except HandinError as error:
        return Handin("", assignment.file, b"", ""), str(error)
