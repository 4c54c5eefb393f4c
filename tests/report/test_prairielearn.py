"""The results of PrairieLearn's external grader."""

import json

import pytest

from grader.grade import Verdict
from grader.report.prairielearn import MOST_BYTES, dumps, to_results


def refuse(name):
    """Refuse NaN and Infinity, as other readers of JSON do."""
    raise AssertionError(name)


def parsed(grade):
    """The results as a strict parser reads them."""
    return json.loads(dumps(grade), parse_constant=refuse)


def test_a_score_is_a_share_of_all_points_and_each_row_has_its_own(row, make):
    """As PrairieLearn names them; what the hand-in printed stands behind bars."""
    right = row("1.1", score=2.0, max_score=2.0, name="It is so.")
    wrong = row("1.2", Verdict.WRONG, max_score=3.0, message="got 4", output="hello\n")

    assert parsed(make(right, wrong)) == {
        "gradable": True,
        "format_errors": [],
        "score": 0.4,
        "output": "Optimizers: 2 of 5 points\nRepair first: 1.2 A check.",
        "tests": [
            {
                "name": "1.1 It is so.",
                "points": 2.0,
                "max_points": 2.0,
                "message": "",
                "output": "",
            },
            {
                "name": "1.2 A check.",
                "points": 0.0,
                "max_points": 3.0,
                "message": "Wrong.\ngot 4",
                "output": "| hello",
            },
        ],
    }


@pytest.mark.parametrize("visibility", ["hidden", "after_due_date", "after_published"])
def test_a_row_that_waits_for_its_day_is_not_shown(row, make, visibility):
    """PrairieLearn shows all rows at once; the score still counts it, and the text says so."""
    later = row("7.7", Verdict.WRONG, name="Later.", visibility=visibility)
    results = parsed(make(row(), later))

    assert [test["name"] for test in results["tests"]] == ["1.1 A check."]
    assert results["score"] == 0.5
    assert results["output"] == (
        "Optimizers: 1 of 1 point\n"
        "1 hidden check is not shown; its points are not counted here.\n"
        "The score is of all checks, also of those that are not shown."
    )


def test_a_withheld_grade_costs_no_attempt(withheld):
    """PrairieLearn calls it not gradable, and shows the reason."""
    results = parsed(withheld)

    assert (results["gradable"], results["score"]) == (False, 0.0)
    assert results["format_errors"] == [
        "The mark for Optimizers is withheld through no fault of the student's: "
        "the grader failed at 6.1. The instructor must run the grader again."
    ]


def test_results_hold_nothing_that_is_for_staff(graded, withheld, secret):
    """The marker is in no row."""
    for grade in (graded, withheld):
        assert secret not in dumps(grade)


@pytest.mark.parametrize(("rows", "shown"), [(20, 20), (1500, 300)])
def test_the_file_is_never_too_large(row, make, rows, shown):
    """Long texts are cut first, for then all rows are there; of thousands of rows some are."""
    face = "\U0001f600"  # twelve bytes of JSON
    grade = make(
        *[row(f"{n}", Verdict.WRONG, message=face * (90_000 // rows)) for n in range(rows)]
    )
    text = dumps(grade)

    assert len(text.encode()) <= MOST_BYTES
    assert len(json.loads(text)["tests"]) >= shown


def test_an_assignment_without_points_divides_by_nothing(row, make):
    """It is done when it was handed in."""
    assert to_results(make(row(max_score=0.0)))["score"] == 1.0


def test_no_text_of_a_student_acts_on_a_page(hostile, assert_neutral):
    """Controls and tricks of direction are shown as escapes, as in every report."""
    results = parsed(hostile)

    for text in (results["output"], *(str(test) for test in results["tests"])):
        assert_neutral(text)
