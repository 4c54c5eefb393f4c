"""The record of a class, as its ledger tells it: what every report about a class is a view of."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.course.ledger import Event, Ledger, now
from grader.errors import AssignmentError


@dataclass(frozen=True, slots=True)
class Member:
    """What counts for one hand-in now, and what counted before."""

    name: str
    record: Mapping[str, Any]  # the promised JSON
    fingerprints: Mapping[str, str]  # check id -> digest of its answers, where any were asked for
    seconds: float
    at: str  # ISO time, UTC
    kind: str  # graded, regraded, rejudged, rolled back
    previous_score: float | None
    previous_record: Mapping[str, Any] | None
    reason: str
    event: int  # the ledger's number of what was last decided
    group: tuple[str, ...]  # the names of a group's members, () if alone
    late: bool | None  # None where it is not known


@dataclass(frozen=True, slots=True)
class ClassRecord:
    """All hand-ins of a class."""

    assignment: str
    title: str
    max_score: float
    members: tuple[Member, ...]
    made_at: str  # ISO time, UTC


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
    before = ledger.event(event.previous) if event.previous is not None else None
    names = tuple(person["name"] for person in event.people)
    return Member(
        name=event.name,
        record=event.record,
        fingerprints=ledger.fingerprints(event.result),
        seconds=event.seconds,
        at=event.at,
        kind=event.kind,
        previous_score=event.previous_score,
        previous_record=before.record if before else None,
        reason=event.reason,
        event=event.id,
        group=names if len(names) > 1 else (),
        late=event.late,
    )
