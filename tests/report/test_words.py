"""Sentences that all reports share."""

import pytest

from grader.grade import Verdict
from grader.report import words
from grader.report.view import view


def test_every_verdict_has_words():
    """A new verdict cannot be forgotten."""
    assert set(words.VERDICTS) == set(Verdict)


@pytest.mark.parametrize(
    ("number", "expected"), [(7.0, "7"), (2.5, "2.5"), (1 / 3, "0.33"), (0.0, "0"), (100, "100")]
)
def test_points_are_written_as_people_do(number, expected):
    """No trailing zeros, no thirds to six places."""
    assert words.points(number) == expected


def test_the_headline_counts_what_is_shown(graded):
    """A student's headline agrees with the rows below it, and says that there are others."""
    told = view(graded, "student")

    assert words.headline(told) == "Optimizers: 2.5 of 16 points"
    assert words.not_shown(told) == "1 hidden check is not shown; its points are not counted here."


def test_a_withheld_mark_says_why(withheld):
    """The sentence says whose fault it is, where, and what comes next."""
    assert words.headline(view(withheld, "student")) == (
        "The mark for Optimizers is withheld through no fault of the student's: "
        "the grader failed at 6.1. The instructor must run the grader again."
    )


def test_a_fault_in_a_hidden_check_is_not_named(row, make):
    """The number of a hidden check is not told either."""
    grade = make(row(), row("9.9", Verdict.OUR_FAULT, visibility="hidden"))

    assert words.headline(view(grade, "student")) == (
        "The mark for Optimizers is withheld through no fault of the student's: "
        "the grader failed at a check that is not shown. The instructor must run the grader again."
    )


def test_a_grade_without_rows_is_withheld(make):
    """No check is no mark."""
    assert words.headline(view(make(), "student")) == (
        "The mark for Optimizers is withheld through no fault of the student's: "
        "no check was run. The instructor must run the grader again."
    )


def test_a_grade_whose_rows_are_all_hidden_shows_no_score(row, make):
    """Nought of nought points would alarm the student."""
    told = view(make(row(visibility="hidden")), "student")

    assert words.headline(told) == "Optimizers: graded, and none of its results is shown here."


def test_what_to_repair_first_is_a_row_that_is_shown(row, make):
    """A hidden check is passed over."""
    grade = make(row("1", Verdict.WRONG, visibility="hidden"), row("2", Verdict.RAISED))

    assert words.repair_first(view(grade, "student")) == "Repair first: 2 A check."


def test_skips_are_told_once_for_each_reason(graded):
    """Checks that wait for the same check share a line."""
    expected = ["Skipped: 2.4, 2.5 (0/2): 2.3 must be right first."]
    assert words.skips(view(graded, "student").grade.rows) == expected
