"""The promised record."""

import json

import pytest

from grader.report.html import to_html
from grader.report.records import grade_of, to_json


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


@pytest.mark.parametrize("made", ["graded", "withheld", "hostile"])
def test_a_grade_is_made_again_from_its_record(made, request):
    """Other reports can be written later, from the record alone, and are the same."""
    grade = request.getfixturevalue(made)
    again = grade_of(json.loads(to_json(grade)))

    assert to_json(again) == to_json(grade)
    for audience in ("student", "staff"):
        assert to_html(again, audience=audience) == to_html(grade, audience=audience)


def test_a_record_that_does_not_say_what_is_public_tells_students_nothing(graded, secret):
    """Records of earlier versions hold what staff read, hidden values too."""
    record = json.loads(to_json(graded))
    for check in record["checks"]:
        for key in ("is_public", "student_message", "hide_errors", "output"):
            check.pop(key, None)

    again = grade_of(record)

    assert secret not in to_html(again)
    assert {row.outcome.student_message for row in again.rows} == {""}
    assert not any(row.check.is_public for row in again.rows)
