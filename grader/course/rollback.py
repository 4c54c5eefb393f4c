"""What counted before an event counts again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from grader.course import grades
from grader.course.decisions import again
from grader.course.ledger import Event, Ledger, Run, now
from grader.course.provenance import who
from grader.errors import AssignmentError


def rolled_back(folder: Path, ledger: Ledger, numbers: tuple[int, ...], reason: str) -> list[Event]:
    """Takes these events back, all of them at once; the events that do so.

    Raises:
        AssignmentError: one of them is none, is not the latest of its hand-in, or is its first.
    """
    latest = ledger.latest()
    undone = [_undone(number, ledger, latest) for number in dict.fromkeys(numbers)]
    last = ledger.last_run()
    assert last is not None, "where there is an event there is a run"
    with ledger.writing():
        run = replace(last, command="rollback", at=now(), who=who())
        run = replace(run, id=ledger.add_run(run))
        made = [_event(run, event, before, reason) for event, before in undone]
        events = [replace(event, id=ledger.add_event(event)) for event in made]
    grades.write(folder, ledger, events)
    return events


def _undone(number: int, ledger: Ledger, latest: dict[str, Event]) -> tuple[Event, Event]:
    """An event, and the one that counted before it."""
    event = ledger.event(number)
    if event is None:
        raise AssignmentError(
            f"there is no event {number} in {ledger.folder}; "
            "`grader regrade` and `grader rejudge` name the events that they write"
        )
    newest = latest[event.entry]
    if newest.id != number:
        raise AssignmentError(
            f"event {number} does not count any more for {event.name}: event {newest.id} "
            f"({newest.kind}) came after it. Roll that one back"
        )
    before = ledger.event(event.previous) if event.previous is not None else None
    if before is None:
        raise AssignmentError(
            f"event {number} is the first of {event.name}: nothing counted before it"
        )
    return event, before


def _event(run: Run, event: Event, before: Event, reason: str) -> Event:
    """The event before, made to count again after ``event``."""
    return replace(
        again(run, before, event, "rolled back"),
        name=event.name,
        reason=reason or f"event {event.id} taken back",
    )
