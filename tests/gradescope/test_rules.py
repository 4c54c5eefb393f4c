"""Late, too often, and seen by whom: the rules of a manifest's [gradescope]."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

import pytest

from grader.assignment import Assignment, Gradescope
from grader.grade import Check, Grade, Leaderboard, Outcome, Row, Verdict
from grader.gradescope import results, rules
from grader.gradescope.submission import Submission, parsed
from tests.gradescope.layout import earlier, metadata, valid

LATE = Gradescope(late_percent_per_day=20, late_grace_minutes=15)
THRICE = Gradescope(submissions=3, submissions_hours=24)
ON_MONDAY = [f"2026-10-05T{hour:02}:00:00+00:00" for hour in range(24)]


def submitted(created: str, *before: dict[str, Any], due: str | None = None) -> Submission:
    return parsed(json.dumps(metadata(created=created, due=due, earlier=before)))


def a_grade(*rows: Row) -> Grade:
    return Grade("doubling", "Doubling", "submission", "0" * 64, "locked", rows)


def a_row(
    score: float = 1.0, visibility: str = "visible", *, is_public: bool = True, value: float = 0.5
) -> Row:
    column = Leaderboard("loss", "asc", value)
    check = Check("a", "1", "A check.", 10.0, visibility, is_public=is_public, leaderboard=column)
    return Row(check, Outcome(Verdict.RIGHT, score, leaderboard=column))


# Late


@pytest.mark.parametrize(
    ("created", "percent"),
    [
        ("2026-10-01T23:59:59+00:00", None),
        ("2026-10-02T00:00:00+00:00", None),
        ("2026-10-02T00:15:00+00:00", None),
        ("2026-10-02T00:15:00.000001+00:00", 20),
        ("2026-10-02T17:00:00-07:00", 20),
        ("2026-10-02T17:00:01-07:00", 40),
        ("2026-10-06T12:00:00+00:00", 100),
        ("2027-10-06T12:00:00+00:00", 100),
    ],
)
def test_each_day_begun_costs_its_percents(created: str, percent: float | None):
    """From the due date on; nothing within the grace, and never more than all."""
    late = rules.lateness(submitted(created, due="2026-10-02T00:00:00+00:00"), LATE)

    assert (late and late.percent) == percent


@pytest.mark.parametrize("due", [None, "", "soon"])
def test_nothing_is_late_where_nothing_is_due(due: str | None):
    """Nor where no rule says what that costs, or nobody knows when it was handed in."""
    assert rules.lateness(submitted("2026-10-03T00:00:00Z", due=due), LATE) is None
    assert rules.lateness(submitted("", due="2026-10-02T00:00:00Z"), LATE) is None
    late = submitted("2026-10-03T00:00:00Z", due="2026-10-02T00:00:00Z")
    assert rules.lateness(late, Gradescope()) is None


def test_a_late_submission_is_told_so_first(make_assignment: Callable[..., Assignment]):
    """The total is less; the rows are what they were."""
    assignment = replace(make_assignment(), gradescope=LATE)
    late = submitted("2026-10-03T03:01:00Z", due="2026-10-02T00:00:00Z")
    told = valid(json.dumps(results.graded(a_grade(a_row(7.0)), assignment, late, 1.0)))

    assert (told["score"], told["tests"][0]["score"]) == (4.2, 7.0)
    assert told["output"] == (
        "Late by 1 day, 3 hours, 1 minute: 40 % is taken off the score.\n\nDoubling: 7 of 10 points"
    )


# Too often


def test_the_limit_holds_within_the_window():
    """The fourth within a day is refused, and told when the first of three leaves the window."""
    before = [earlier(when, 5.0) for when in (ON_MONDAY[1], ON_MONDAY[2], ON_MONDAY[3])]
    fourth = rules.refusal(submitted(ON_MONDAY[9], *before), THRICE)
    next_day = rules.refusal(submitted("2026-10-06T01:00:00+00:00", *before), THRICE)

    assert fourth is not None
    assert fourth.again == datetime(2026, 10, 6, 1, tzinfo=timezone.utc)
    assert fourth.stands.when.hour == 3
    assert next_day is None


def test_what_comes_later_does_not_count():
    """Graded again, months later, with others behind it, a submission is as many as it was."""
    around = [earlier(when) for when in (ON_MONDAY[1], ON_MONDAY[2], ON_MONDAY[8], ON_MONDAY[9])]

    assert rules.refusal(submitted(ON_MONDAY[5], *around), THRICE) is None


def test_failures_of_ours_and_refusals_do_not_count():
    """Three that were not graded leave room."""
    latest = earlier(ON_MONDAY[4], 0.0, "withheld")
    latest["results"]["extra_data"]["not_counted"] = [ON_MONDAY[3]]
    before = [
        earlier(ON_MONDAY[0]), earlier(ON_MONDAY[1]), earlier(ON_MONDAY[2], failed=True),
        earlier(ON_MONDAY[3]), latest,
    ]  # fmt: skip

    assert rules.refusal(submitted(ON_MONDAY[5], *before), THRICE) is None


def test_nobody_is_refused_where_a_limit_or_a_time_is_missing():
    """What is not known does not count against a student."""
    before = [earlier(when) for when in ON_MONDAY[:5]]

    assert rules.refusal(submitted(ON_MONDAY[9], *before), Gradescope()) is None
    assert rules.refusal(submitted("", *before), THRICE) is None


def test_nobody_is_refused_while_the_score_that_would_stand_is_not_known():
    """Whoever hands in again before a run has ended would get no points for what is in it."""
    before = [earlier(ON_MONDAY[1]), earlier(ON_MONDAY[2]), earlier(ON_MONDAY[3], None)]

    assert rules.refusal(submitted(ON_MONDAY[4], *before), THRICE) is None


def test_a_refused_submission_keeps_what_was_earned(make_assignment: Callable[..., Assignment]):
    """The last graded one's score and rows, and when the next is graded."""
    assignment = replace(make_assignment(hidden="test"), gradescope=THRICE)
    rows = [{"name": "A check.", "score": 8.0, "visibility": "visible"}]
    before = [earlier(when, 5.0) for when in ON_MONDAY[1:3]]
    before.append(earlier(ON_MONDAY[3], 8.0, "graded", tests=rows))
    submission = submitted("2026-10-05T02:30:00-07:00", *before)
    refusal = rules.refusal(submission, THRICE)
    assert refusal is not None
    told = valid(json.dumps(results.refused(refusal, assignment, submission)))

    assert (told["score"], told["tests"]) == (8.0, rows)
    assert told["extra_data"] == {"status": "refused", "not_counted": []}
    assert told["output"] == (
        "Not graded: in the 24 hours before this one, 3 submissions were graded, and that is the "
        "limit. The last graded one's score stands. The next can be graded from "
        "2026-10-05 18:00 (UTC-07:00) on."
    )


@pytest.mark.parametrize(("hidden", "visibility"), [("", "visible"), ("checks", "after_published")])
def test_a_score_that_stands_shows_no_hidden_points(
    make_assignment: Callable[..., Assignment], hidden: str, visibility: str
):
    """After a failure of ours its rows are no longer known; one row hides the total as they did."""
    assignment = replace(make_assignment(hidden=hidden), gradescope=THRICE)
    if not hidden:
        (assignment.folder / "staff" / "test_hidden.py").unlink()
    before = [earlier(when, 5.0) for when in ON_MONDAY[1:4]]
    before.append(earlier(ON_MONDAY[4], 0.0, "withheld"))
    submission = submitted(ON_MONDAY[5], *before)
    refusal = rules.refusal(submission, THRICE)
    assert refusal is not None
    told = valid(json.dumps(results.refused(refusal, assignment, submission)))

    assert told["score"] == 5.0
    assert told["tests"] == [
        {
            "score": 5.0,
            "name": "The score of the last graded submission",
            "visibility": visibility,
        }
    ]


# Seen by whom


def test_hidden_checks_are_as_visible_as_gradescopes_table_says(
    make_assignment: Callable[..., Assignment],
):
    """Public ones are not touched, nor those whose decorator says another thing."""
    there = Gradescope(hidden_visibility="after_due_date")
    assignment = replace(make_assignment(), gradescope=there)
    rows = [a_row(), a_row(visibility="after_published", is_public=False),
            a_row(visibility="hidden", is_public=False)]  # fmt: skip
    told = results.graded(a_grade(*rows), assignment, Submission(), 1.0)
    as_anywhere = results.graded(a_grade(*rows), make_assignment(), Submission(), 1.0)

    assert [one["visibility"] for one in told["tests"]] == ["visible", "after_due_date", "hidden"]
    assert [one["visibility"] for one in as_anywhere["tests"]] == [
        "visible", "after_published", "hidden",
    ]  # fmt: skip
    assert told["output"] == (
        "Doubling: 1 of 10 points\n"
        "2 hidden checks are not shown; their points are not counted here."
    )


@pytest.mark.parametrize(("shown", "columns"), [(True, 1), (False, 0)])
def test_the_leaderboard_can_be_left_out(
    make_assignment: Callable[..., Assignment], shown: bool, columns: int
):
    """An instructor may not want a race."""
    assignment = replace(make_assignment(), gradescope=Gradescope(leaderboard=shown))

    told = results.graded(a_grade(a_row()), assignment, Submission(), 1.0)

    assert len(told["leaderboard"]) == columns
