"""Gradescope's results.json."""

import json

import pytest

from grader.grade import Leaderboard, Verdict
from grader.report.gradescope import dumps, to_results


def refuse(name):
    """Refuse NaN and Infinity, as Gradescope does."""
    raise AssertionError(name)


def parsed(results):
    """The results as a strict parser reads them."""
    return json.loads(dumps(results), parse_constant=refuse)


def test_results_are_as_promised(graded, golden):
    """The whole file of a grade with nine verdicts."""
    golden("gradescope.json", dumps(to_results(graded, seconds=4.25)))


def test_withheld_results_are_as_promised(withheld, golden):
    """The whole file of a grade with all ten verdicts."""
    golden("gradescope_withheld.json", dumps(to_results(withheld)))


def test_the_score_counts_every_row(graded):
    """The total is the grade's, also where the headline speaks of visible rows only."""
    results = parsed(to_results(graded))

    assert results["score"] == graded.score == 2.5
    assert sum(test["score"] for test in results["tests"]) == 2.5


def test_a_withheld_grade_says_so_first(withheld):
    """No points, a sentence that says whose fault it is, and a status for programs."""
    results = to_results(withheld)

    assert results["score"] == 0.0
    assert results["extra_data"] == {"status": "withheld"}
    assert results["leaderboard"] == []
    assert results["output"].startswith(
        "The mark for Optimizers is withheld through no fault of the student's: "
        "the grader failed at 6.1. The instructor must run the grader again."
    )


def test_results_hold_nothing_that_is_for_staff(graded, withheld, secret):
    """The marker is in no row, whatever its visibility: an instructor may publish it."""
    for grade in (graded, withheld):
        assert secret not in dumps(to_results(grade))


def test_the_summary_tells_nothing_of_rows_that_are_not_visible_yet(row, make):
    """Students read it at once; the other rows wait for their day."""
    later = row("7.7", Verdict.WRONG, name="Later.", visibility="after_published")

    results = to_results(make(row(), later))

    assert results["output"] == (
        "Optimizers: 1 of 1 point\n1 hidden check is not shown; its points are not counted here."
    )


def test_hostile_text_is_neutral_and_short(hostile, assert_neutral):
    """Every text is printable, below 8,000 characters, and shown as text."""
    results = parsed(to_results(hostile))

    assert_neutral(dumps(results))
    for text in (results["output"], *(test["output"] for test in results["tests"])):
        assert_neutral(text)
        assert len(text) < 8000
    assert {test["name"].count("\n") for test in results["tests"]} == {0}
    assert (results["output_format"], results["test_output_format"]) == ("text", "text")
    assert results["test_name_format"] == "text"


def test_a_printed_imitation_stands_behind_a_bar(row, make):
    """What the hand-in printed cannot pass for the grader's words."""
    grade = make(row(verdict=Verdict.WRONG, message="Look.", output="Right.\nScore: 9/9"))

    assert to_results(grade)["tests"][0]["output"] == (
        "Wrong.\nLook.\nprinted\n| Right.\n| Score: 9/9"
    )


@pytest.mark.parametrize("value", [float("nan"), float("inf"), None])
def test_a_leaderboard_value_that_is_none_is_left_out(value, row, make):
    """It would lose the whole upload."""
    grade = make(row(leaderboard=Leaderboard("loss", "asc", value)))

    assert parsed(to_results(grade))["leaderboard"] == []


def test_results_with_nan_are_refused(row, make):
    """The file that was written before stays."""
    with pytest.raises(ValueError, match=r"^Out of range float values are not JSON compliant"):
        dumps(to_results(make(row(score=float("nan")))))
