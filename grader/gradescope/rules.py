"""The rules of ``[gradescope]``: what is late and what that costs, and how often is graded.

Nothing here asks what time it is: a submission that is graded again, months later, is as late as
it was and as many as it was.
"""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from grader.assignment import Assignment, Gradescope
from grader.grade import Grade, Row
from grader.gradescope.submission import Earlier, Submission

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Lateness:
    """How late a submission is, and what that costs."""

    late_by: timedelta
    percent: float  # of the score

    def of(self, score: float) -> float:
        """What is left of a score."""
        return round(score * (100 - self.percent) / 100, 6)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A submission beyond the limit is not graded."""

    most: int
    hours: float
    again: datetime  # from when on one is graded
    stands: Earlier  # the last one that was
    rows: tuple[dict[str, Any], ...] = field(default=(), hash=False)  # its tests, if still known


def lateness(submission: Submission, rules: Gradescope) -> Lateness | None:
    """How late it is; none where it is in time, or where nothing is taken off.

    Each day begun counts, from the due date on; within the grace nothing is late.
    """
    if not rules.late_percent_per_day or submission.created is None or submission.due is None:
        return None
    late_by = submission.created - submission.due
    if late_by <= timedelta(minutes=rules.late_grace_minutes):
        return None
    days = math.ceil(late_by / DAY)
    return Lateness(late_by, min(100.0, days * rules.late_percent_per_day))


def refusal(submission: Submission, rules: Gradescope) -> Refusal | None:
    """Why it is not graded; none where it is.

    Only those count that were graded: none that failed by our fault, or was refused itself.
    """
    if not rules.submissions or submission.created is None:
        return None
    window = timedelta(hours=rules.submissions_hours)
    begin = submission.created - window
    before = [one for one in submission.earlier if one.when < submission.created]
    within = [one for one in before if one.is_counted and one.when > begin]
    if len(within) < rules.submissions or within[-1].score is None:
        return None  # without a score, which one still being graded has not, nothing stands
    frees = within[-rules.submissions]
    again = (frees.when + window).astimezone(submission.created.tzinfo)
    latest = before[-1]  # a refused one has the rows of the one that stands
    rows = latest.tests if latest.status in ("graded", "refused") else ()
    return Refusal(rules.submissions, rules.submissions_hours, again, within[-1], rows)


def seen_there(grade: Grade, assignment: Assignment) -> Grade:
    """The grade with the hidden checks as visible as they are to be on Gradescope.

    A check whose own decorator says another visibility than the assignment's keeps it.
    """
    usual, wanted = assignment.staff.hidden_visibility, assignment.gradescope.hidden_visibility

    def seen(row: Row) -> Row:
        if row.check.is_public or row.check.visibility != usual:
            return row
        return dataclasses.replace(row, check=dataclasses.replace(row.check, visibility=wanted))

    return dataclasses.replace(grade, rows=tuple(map(seen, grade.rows))) if wanted else grade
