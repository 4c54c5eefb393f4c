"""The record of a class, as its ledger tells it."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from grader.course.ledger import Event, Ledger, Result
from grader.course.reading import read_class
from grader.errors import AssignmentError
from grader.events import Recorded
from tests.course.test_ledger import RUN

RESULT = Result(
    run=1, at=RUN.at, content="c", suite="s", grader="g", source="d", problem="", cells=(),
    seconds=1.5, status="graded", record={},
)  # fmt: skip
EVENT = Event(
    run=1, result=1, at=RUN.at, who="staff", kind="graded", entry="submission_1", name="Ada, Bob",
    people=({"name": "Ada"}, {"name": "Bob"}), late=True, content="c", suite="s", grader="g",
    python="3", torch="2", platform="p", level="locked", seconds=1.5, score=1.0, max_score=2.0,
    status="graded", previous=None, previous_score=None, reason="", own_notes=0, record={},
)  # fmt: skip


def record(score: float) -> dict[str, Any]:
    return {"score": score, "max_score": 2.0}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A class of two: a group that was regraded, and one alone."""
    Ledger.create(tmp_path)
    with contextlib.closing(Ledger(tmp_path)) as ledger, ledger.writing():
        ledger.add_run(RUN)
        ledger.numbered(RESULT, b"source", [Recorded("a", "f1", b"x"), Recorded("", "", b"y")])
        ledger.numbered(RESULT, b"source", [Recorded("a", "f2", b"x")])
        first = ledger.add_event(replace(EVENT, record=record(1.0)))
        alone = {"entry": "zoe", "name": "Zoe", "people": (), "late": None}
        ledger.add_event(replace(EVENT, record=record(0.0), **alone))
        again = {"kind": "regraded", "result": 2, "previous": first, "previous_score": 1.0}
        ledger.add_event(replace(EVENT, record=record(2.0), score=2.0, reason="why", **again))
    return tmp_path


def test_members_are_what_counts_now(folder: Path):
    """With what counted before, and the fingerprints of the answers that were judged."""
    told = read_class(folder)

    group, alone = told.members
    assert (told.assignment, told.title, told.max_score) == ("a", "A", 2.0)
    assert (group.name, group.group, group.late) == ("Ada, Bob", ("Ada", "Bob"), True)
    assert (group.record, group.previous_record) == (record(2.0), record(1.0))
    assert (group.previous_score, group.kind, group.reason) == (1.0, "regraded", "why")
    assert (group.event, group.at, group.seconds) == (3, RUN.at, 1.5)
    assert (alone.name, alone.group, alone.late) == ("Zoe", (), None)
    assert (alone.previous_record, alone.previous_score, alone.event) == (None, None, 2)
    assert [one.fingerprints for one in told.members] == [{"a": "f2"}, {"a": "f1"}]


def test_a_move_is_told_though_a_later_event_left_the_score(folder: Path):
    """By the event that moved it, with what counted before that one."""
    with contextlib.closing(Ledger(folder)) as ledger, ledger.writing():
        again = {"kind": "rejudged", "result": 2, "previous": 3, "previous_score": 2.0}
        ledger.add_event(replace(EVENT, record=record(2.0), score=2.0, reason="later", **again))

    group, _ = read_class(folder).members

    assert (group.previous_score, group.record["score"]) == (1.0, 2.0)
    assert (group.previous_record, group.event, group.reason) == (record(1.0), 3, "why")


def test_a_source_and_equal_answers_are_kept_once(folder: Path):
    """Two results of one source, whose check had the same answers."""
    with contextlib.closing(Ledger(folder)) as ledger:
        rows = {
            table: ledger._base.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]
            for table in ("sources", "observations", "asked")
        }
        kept = [ledger.asked(1), ledger.asked(2), ledger.source("d")]

    assert rows == {"sources": 1, "observations": 2, "asked": 3}
    assert kept == [
        [Recorded("a", "f1", b"x"), Recorded("", "", b"y")],
        [Recorded("a", "f2", b"x")],
        b"source",
    ]


def test_a_class_in_which_nothing_was_graded_is_none(tmp_path: Path):
    """A run that was killed before its first hand-in leaves an empty ledger."""
    Ledger.create(tmp_path)

    with pytest.raises(AssignmentError) as error:
        read_class(tmp_path)

    assert str(error.value) == (
        f"{tmp_path} has a ledger in which nothing was graded yet: "
        "give the command `grader course` again"
    )
