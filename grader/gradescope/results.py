"""What a student finds on Gradescope: the results of a grade by the rules, or why there is none."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from grader.assignment import Assignment
from grader.grade import Grade
from grader.gradescope import rules
from grader.gradescope.rules import Lateness, Refusal
from grader.gradescope.submission import Submission
from grader.report.gradescope import LIMIT, to_results
from grader.report.text import cut

NOTHING_YET = (
    "The grader was stopped before it had graded anything. That is our fault; nothing is lost, and "
    "staff can run it again."
)
FAILED = (
    "The grader failed before it could grade this. That is our fault; nothing is lost. Staff find "
    "the reason in the output of the run, and can run it again."
)


def untold(why: str, submission: Submission) -> dict[str, Any]:
    """Results without a grade; they cost nobody a submission."""
    return {
        "score": 0.0,
        "output": why,
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "extra_data": {"status": "withheld", "not_counted": submission.not_counted},
        "tests": [],
    }


def graded(
    grade: Grade, assignment: Assignment, submission: Submission, seconds: float
) -> dict[str, Any]:
    """The results of a grade, by the assignment's rules for Gradescope."""
    results = to_results(rules.seen_there(grade, assignment), seconds=seconds)
    results["extra_data"]["not_counted"] = submission.not_counted
    if not assignment.gradescope.leaderboard:
        results["leaderboard"] = []
    late = rules.lateness(submission, assignment.gradescope)
    if late is None:
        return results
    text = cut(f"{_late(late)}\n\n{results['output']}", LIMIT)
    return {**results, "score": late.of(results["score"]), "output": text}


def refused(refusal: Refusal, assignment: Assignment, submission: Submission) -> dict[str, Any]:
    """The last graded submission's results once more, and why this one has none of its own."""
    score = refusal.stands.score or 0.0
    return {
        "score": score,
        "output": _refused(refusal),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "extra_data": {"status": "refused", "not_counted": submission.not_counted},
        "tests": list(refusal.rows) or [_stands(score, assignment)],
    }


def _stands(score: float, assignment: Assignment) -> dict[str, Any]:
    """A row in place of all; it is seen when hidden checks are, for the score tells of them."""
    usual = assignment.gradescope.hidden_visibility or assignment.staff.hidden_visibility
    return {
        "score": score,
        "name": "The score of the last graded submission",
        "visibility": usual if assignment.hidden_suite else "visible",
    }


def _late(late: Lateness) -> str:
    return f"Late by {_lasting(late.late_by)}: {late.percent:g} % is taken off the score."


def _refused(refusal: Refusal) -> str:
    were = "submission was graded" if refusal.most == 1 else "submissions were graded"
    return (
        f"Not graded: in the {refusal.hours:g} hours before this one, {refusal.most} {were}, and "
        "that is the limit. The last graded one's score stands. The next can be graded from "
        f"{_spoken(refusal.again)} on."
    )


def _spoken(time: datetime) -> str:
    """A time to the minute, rounded up, and its zone."""
    whole = (time + timedelta(minutes=1, microseconds=-1)).replace(second=0, microsecond=0)
    return f"{whole:%Y-%m-%d %H:%M} ({whole:%Z})"


def _lasting(time: timedelta) -> str:
    """Days, hours and minutes, without those that are none."""
    minutes = max(1, round(time.total_seconds() / 60))
    parts = {"day": minutes // 1440, "hour": minutes // 60 % 24, "minute": minutes % 60}
    told = [f"{n} {unit}{'s' * (n != 1)}" for unit, n in parts.items() if n]
    return ", ".join(told)
