"""Reads the record of a class from its ledger."""

from __future__ import annotations

import contextlib
from pathlib import Path

from grader.course.ledger import Event, Ledger, now
from grader.course.record import ClassRecord, Member
from grader.errors import AssignmentError


def read_class(folder: Path) -> ClassRecord:
    """The class whose ledger is in a folder.

    Raises:
        AssignmentError: there is none, or nothing was graded in it yet.
    """
    with contextlib.closing(Ledger(folder)) as ledger:
        run, latest = ledger.last_run(), ledger.latest()
        if run is None or not latest:
            raise AssignmentError(
                f"{folder} has a ledger in which nothing was graded yet: "
                "give the command `grader course` again"
            )
        members = tuple(_member(event, ledger) for event in latest.values())
    return ClassRecord(
        assignment=run.assignment,
        title=run.title,
        max_score=max(member.record["max_score"] for member in members),
        members=tuple(sorted(members, key=lambda member: member.name)),
        made_at=now(),
    )


def _member(event: Event, ledger: Ledger) -> Member:
    moving = _moving(event, ledger)
    before = ledger.event(moving.previous) if moving.previous is not None else None
    names = tuple(person["name"] for person in event.people)
    return Member(
        name=event.name,
        record=event.record,
        fingerprints=ledger.fingerprints(event.result),
        seconds=event.seconds,
        at=moving.at,
        kind=moving.kind,
        previous_score=moving.previous_score,
        previous_record=before.record if before else None,
        reason=moving.reason,
        event=moving.id,
        group=names if len(names) > 1 else (),
        late=event.late,
    )


def _moving(latest: Event, ledger: Ledger) -> Event:
    """The last event that moved the score; where none did, the latest.

    A regrade of a whole class adds an event for many whose score stays, and hides no move by that.
    """
    event: Event | None = latest
    while event is not None and event.previous is not None:
        if event.score != event.previous_score:
            return event
        event = ledger.event(event.previous)
    return latest
