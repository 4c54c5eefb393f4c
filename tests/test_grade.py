"""The record of a grade: its total, its status, what to repair first, and its promised form."""

import json
import math

import pytest

from grader.grade import (
    Check,
    Grade,
    Leaderboard,
    Mistake,
    Outcome,
    Row,
    Status,
    Verdict,
    complete,
    tidy,
)

LOST = [verdict for verdict in Verdict if verdict is not Verdict.RIGHT]


def check(name="test_a", points=1.0, **settings):
    return Check(f"test_doubling.py::{name}", "1.1", "Doubles.", points, "visible", **settings)


def row(verdict=Verdict.RIGHT, score=0.0, points=1.0, **settings):
    return Row(check(points=points), Outcome(verdict, score, **settings))


def grade(*rows):
    return Grade("doubling", "Doubling", "ada", "0" * 64, "forked", rows, ("A note.",))


def test_points_are_added_without_the_dust_of_floats():
    """Three thirds are a whole, and ten tenths; nothing is nothing."""
    assert tidy([1 / 3] * 3) == 1
    assert tidy([0.1] * 10) == 1
    assert tidy([]) == 0
    assert grade(*[row(Verdict.RIGHT, 2 / 3, 2 / 3)] * 3).score == 2


@pytest.mark.parametrize("verdict", Verdict)
def test_a_single_fault_of_ours_withholds_the_total(verdict):
    """No other verdict does; a grade without rows is withheld too."""
    status = grade(row(Verdict.RIGHT, 1.0), row(verdict)).status

    assert status is (Status.WITHHELD if verdict is Verdict.OUR_FAULT else Status.GRADED)
    assert grade().status is Status.WITHHELD


@pytest.mark.parametrize("verdict", LOST)
def test_what_to_repair_first_is_what_the_hand_in_lost_by_itself(verdict):
    """A skipped check waits for another, and our fault is not the student's to repair."""
    first = row(verdict)
    found = grade(row(), first, row(Verdict.CRASHED)).first_to_repair
    passed_over = verdict in (Verdict.SKIPPED, Verdict.OUR_FAULT)

    assert found is not None
    assert found.outcome.verdict is (Verdict.CRASHED if passed_over else verdict)
    assert grade(row(), row()).first_to_repair is None


def test_every_planned_check_has_a_row_in_the_planned_order():
    """What is missing is our fault; why is told to staff alone."""
    checks = [check("test_a"), check("test_b"), check("test_c")]
    known = Outcome(Verdict.RIGHT, 1.0)

    rows = complete(checks, {checks[1].id: known}, "The grader stopped.", "X was 987654.")

    assert [one.check for one in rows] == checks
    assert rows[1].outcome is known
    assert (
        rows[0].outcome
        == rows[2].outcome
        == Outcome(
            Verdict.OUR_FAULT, 0.0, "The grader stopped.\nX was 987654.", "The grader stopped."
        )
    )
    assert complete(checks[:1], {}, "Stopped.")[0].outcome.message == "Stopped."


def test_the_record_has_the_promised_form():
    """Plain data; the first mistake is in it, and seconds to a tenth of a millisecond."""
    mistake = Mistake("by_three", "Three times x.")
    outcome = Outcome(
        Verdict.WRONG, 0.5, "got 9", "got", (mistake, Mistake("other", "Another.")), 0.123456
    )
    told = grade(Row(check(functions=("double",), tags=("a",)), outcome)).as_json()

    assert json.loads(json.dumps(told, allow_nan=False)) == {
        "assignment": "doubling",
        "title": "Doubling",
        "handin": "ada",
        "digest": "0" * 64,
        "score": 0.5,
        "max_score": 1.0,
        "status": "graded",
        "level": "forked",
        "notes": ["A note."],
        "checks": [
            {
                "id": "test_doubling.py::test_a",
                "number": "1.1",
                "name": "Doubles.",
                "verdict": "WRONG",
                "score": 0.5,
                "max_score": 1.0,
                "visibility": "visible",
                "functions": ["double"],
                "message": "got 9",
                "mistake": {"id": "by_three", "says": "Three times x."},
                "seconds": 0.1235,
                "is_public": True,
                "student_message": "got",
                "tags": ["a"],
            }
        ],
    }


def test_only_a_row_with_a_curve_has_one_in_the_record():
    """The key comes last, and what is not finite is null: strict JSON has no NaN."""
    drawn, other = grade(row(Verdict.WRONG, curve=(2.5, None, 1e-9)), row()).as_json()["checks"]

    assert json.dumps(drawn, allow_nan=False).endswith('"curve": [2.5, null, 1e-09]}')
    assert "curve" not in other


def test_a_withheld_record_tells_no_score():
    """The points of its rows are there, and their sum is not."""
    told = grade(row(Verdict.RIGHT, 1.0), row(Verdict.OUR_FAULT)).as_json()

    assert told["status"] == "withheld"
    assert told["score"] is None
    assert told["max_score"] == 2
    assert [one["score"] for one in told["checks"]] == [1, 0]
    assert told["checks"][0]["mistake"] is None


def test_records_cannot_be_changed():
    """A grade is told as it was made."""
    made = grade(row())

    with pytest.raises(AttributeError):
        made.handin = "eve"
    with pytest.raises(AttributeError):
        made.rows[0].outcome.score = math.inf
    assert Leaderboard("speed", "asc").value is None
