"""What Gradescope says of a submission, in every shape that it may have."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.gradescope.submission import Submission, parsed, read
from tests.gradescope.layout import earlier, metadata

PACIFIC = timezone(timedelta(hours=-7))
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
KEYS = ("created_at", "assignment", "previous_submissions", "users")


def test_a_group_that_handed_in_before_is_told_whole():
    """Times with their zone, scores, and which were not graded."""
    told = metadata(
        members=3,
        earlier=(
            earlier("2026-09-30T10:00:00.000000-07:00", 2.0),
            earlier("2026-09-30T11:00:00.000000-07:00", 0.0, failed=True),
            earlier("2026-09-30T12:00:00.000000-07:00", 3.0, "graded", tests=[{"name": "a"}]),
        ),
    )
    submission = parsed(json.dumps(told))

    assert submission.created == datetime(2026, 10, 1, 12, tzinfo=PACIFIC)
    assert submission.due == datetime(2026, 10, 2, tzinfo=PACIFIC)
    assert [(one.score, one.is_counted, one.status) for one in submission.earlier] == [
        (2.0, True, ""), (0.0, False, ""), (3.0, True, "graded"),
    ]  # fmt: skip
    assert submission.earlier[-1].tests == ({"name": "a"},)
    assert submission.not_counted == ["2026-09-30T11:00:00-07:00"]


def test_what_was_not_graded_is_carried_from_one_to_the_next():
    """Only the latest one's results are told; they name those before."""
    first = "2026-09-30T10:00:00-07:00"
    latest = earlier("2026-09-30T12:00:00-07:00", 0.0, "refused")
    latest["results"]["extra_data"]["not_counted"] = [first]
    submission = parsed(json.dumps(metadata(earlier=(earlier(first), latest))))

    assert [one.is_counted for one in submission.earlier] == [False, False]
    assert submission.not_counted == [first, "2026-09-30T12:00:00-07:00"]


def test_an_extension_moves_the_due_date():
    """It is told beside the student who has it; a group has that of its member with most time."""
    told = metadata(members=3)
    told["users"][1]["assignment"] = {"due_date": "2026-10-05T00:00:00-07:00"}
    told["users"][2]["assignment"] = {"due_date": None}

    assert parsed(json.dumps(told)).due == datetime(2026, 10, 5, tzinfo=PACIFIC)


def test_nulls_are_not_known():
    """A submission without a due date, and an earlier one of which nothing is told."""
    told = metadata(due=None, earlier=({"submission_time": None, "score": None, "results": None},))
    told["previous_submissions"].append(earlier("2026-09-30T10:00:00Z", None))
    submission = parsed(json.dumps(told))

    assert submission.due is None
    assert [(one.when.hour, one.score) for one in submission.earlier] == [(10, None)]


@pytest.mark.parametrize("when", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "yesterday"])
def test_a_time_that_cannot_be_is_not_known(when: str):
    """A day more or less of it would be no time any more."""
    assert parsed(json.dumps(metadata(created=when))).created is None


@pytest.mark.parametrize("text", ["", " ", "{}", "[]", "null", "{", "NaN", "[" * 10_000, '"a"'])
def test_a_file_without_content_says_nothing(text: str):
    """No rule applies."""
    assert parsed(text) == Submission()


def test_a_file_that_is_not_there_says_nothing(tmp_path: Path):
    """Nor does one that is no text."""
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")

    assert read(tmp_path / "no.json") == read(tmp_path / "binary") == Submission()


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # machines are busy
@given(told=st.dictionaries(st.sampled_from(KEYS), JSON))
def test_no_shape_of_it_stops_a_run(told: dict[str, object]):
    """Whatever stands where a table, a list, a time or a number should."""
    submission = parsed(json.dumps(told))

    assert all(one.when.tzinfo for one in submission.earlier)


def test_numbers_that_are_none_are_not_carried_on():
    """One NaN in our results would lose the upload."""
    told = metadata(earlier=(earlier("2026-09-30T12:00:00Z", 1.0, "graded", tests=[{"a": 2}]),))
    text = json.dumps(told).replace('"a": 2', '"a": 1e999, "b": NaN').replace("1.0", "Infinity")
    (before,) = parsed(text).earlier

    assert (before.score, before.tests) == (None, ({"a": None, "b": None},))
