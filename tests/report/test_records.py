"""The promised record."""

import json

import pytest

from grader.report.records import to_json


def no_constant(name):
    """Refuse NaN and Infinity, which Python's parser accepts and no other does."""
    raise AssertionError(name)


def test_the_record_is_as_promised(withheld, golden):
    """Keys, their order and the newline are part of the promise."""
    golden("record.json", to_json(withheld))


def test_the_record_is_the_grade_as_data(graded):
    """Nothing is lost on the way."""
    assert json.loads(to_json(graded), parse_constant=no_constant) == graded.as_json()


def test_hostile_text_is_ascii_and_neutral_in_the_record(hostile, assert_neutral):
    """Neither the file nor what a reader decodes from it holds a control character."""
    record = to_json(hostile)

    assert_neutral(record)
    assert record.isascii()
    assert_neutral(json.loads(record)["handin"])


@pytest.mark.parametrize("score", [float("nan"), float("inf")])
def test_a_score_that_json_cannot_hold_is_refused(score, row, make):
    """No record is better than one that nobody can read."""
    with pytest.raises(ValueError, match=r"^Out of range float values are not JSON compliant"):
        to_json(make(row(score=score)))
