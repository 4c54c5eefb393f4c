"""What would count from now on, and for which part of a class; written only when it may be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from grader.course import grades
from grader.course.ledger import Event, now
from grader.course.moves import Move
from grader.course.session import Session
from grader.errors import AssignmentError

SETTLED = "settled"  # the run by which all results before it are decided on


@dataclass(frozen=True, slots=True)
class Proposal:
    """An event that would be written, and what it moves."""

    before: Event
    event: Event
    move: Move

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to write: the same record, by the same suite and grader."""
        by = (self.event.suite, self.event.grader) == (self.before.suite, self.before.grader)
        return self.move.is_same and by


@dataclass(frozen=True, slots=True)
class Proposals:
    """What would become of a class."""

    changes: tuple[Proposal, ...]  # one for each hand-in, by name, also where nothing changes
    failed: tuple[tuple[str, str], ...] = ()  # who keeps the old grade by our fault, and why
    ungraded: tuple[str, ...] = ()  # who has no grade yet that could move
    gone: tuple[str, ...] = ()  # who has a grade, and no hand-in in the folder any more


@dataclass(frozen=True, slots=True)
class Only:
    """The part of a class that is wanted: all of it where nothing is named."""

    entries: frozenset[str] = frozenset()
    checks: frozenset[str] = frozenset()  # ids

    def has(self, entry: str) -> bool:
        return not self.entries or entry in self.entries

    def wants(self, row: Mapping[str, Any]) -> bool:
        return not self.checks or row["id"] in self.checks


def only(names: Iterable[str], latest: Mapping[str, Event]) -> Only:
    """What is named: hand-ins, and checks by number, function or id.

    Raises:
        AssignmentError: a name is neither.
    """
    rows = [row for event in latest.values() for row in event.record["checks"]]
    entries: set[str] = set()
    checks: set[str] = set()
    unknown = []
    for name in names:
        named = {one.entry for one in latest.values() if name in (one.entry, one.name)}
        about = {row["id"] for row in rows if name in _names_of(row)}
        entries |= named
        checks |= about
        unknown += [] if named or about else [name]
    if unknown:
        raise AssignmentError(
            f"--only {', '.join(unknown)}: neither a hand-in of this class nor a check.\n"
            "Name a hand-in as the class's report does, a check by its number or its function"
        )
    return Only(frozenset(entries), frozenset(checks))


def with_move(event: Event, before: Event, move: Move, *, is_partial: bool) -> Event:
    """The event with the record that a move makes; a part of it old, it is of the old suite."""
    record = move.record
    mixed = is_partial or bool(move.kept)
    return replace(
        event,
        record=record,
        level=record["level"],
        score=record["score"],
        max_score=record["max_score"],
        status=record["status"],
        suite=before.suite if mixed else event.suite,
        grader=before.grader if mixed else event.grader,
    )


def write(session: Session, proposals: Sequence[Proposal], reason: str) -> list[int]:
    """Has these count from now on, all at once; what else was proposed, never. Their numbers."""
    events = [replace(one.event, reason=reason) for one in proposals]
    with session.ledger.writing():
        numbers = [session.ledger.add_event(event) for event in events]
        session.ledger.add_run(replace(session.run, command=SETTLED, at=now()))
    grades.write(session.folder, session.ledger, events)
    return numbers


def _names_of(row: Mapping[str, Any]) -> tuple[str, str, str]:
    return row["id"], row["id"].split("::")[-1].partition("[")[0], row["number"]
