"""Grades a class: every hand-in that has no grade yet, equal ones once, each told to the ledger."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from grader.course import grades
from grader.course.decisions import event_of, result_of
from grader.course.examined import Examined, Opened, open_entry
from grader.course.ledger import Event, Result
from grader.course.places import Group, Place
from grader.course.session import Session


class Watcher(Protocol):
    """Who is told how far it is."""

    def begins(self, total: int) -> None: ...

    def told(self, record: Mapping[str, object]) -> None: ...


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did."""

    graded: int
    kept: int  # hand-ins that had their grade already
    outdated: int  # … of those by another suite or grader than the present ones
    restored: int  # files in grades/ that were missing or torn
    withheld: tuple[Event, ...]


def grade_class(session: Session, place: Place, watcher: Watcher) -> Summary:
    """Grades what has no grade yet; a hand-in is told when the ledger and its file have it."""
    opened = [open_entry(entry, session.assignment) for entry in session.entries]
    latest = session.ledger.latest()
    with session.ledger.writing():
        grades.name_files(session.ledger, session.entries)
    restored = grades.restore(session.folder, session.ledger)
    kept = [latest[one.entry.key] for one in opened if _is_graded(one, latest)]
    todo = [one for one in opened if not _is_graded(one, latest)]
    watcher.begins(len(todo))
    withheld = []
    for event in _events(session, todo, latest, place):
        grades.write(session.folder, session.ledger, [event])
        watcher.told(event.record)
        withheld += [event] if event.status != "graded" else []
    outdated = sum(not _is_by_present(event, session) for event in kept)
    return Summary(len(todo), len(kept), outdated, restored, tuple(withheld))


def by_content(opened: Iterable[Opened]) -> list[list[Opened]]:
    """Those that are equal together, in the order in which they came."""
    groups: dict[str, list[Opened]] = {}
    for one in opened:
        groups.setdefault(one.content, []).append(one)
    return list(groups.values())


def add(session: Session, group: Group, examined: Examined) -> Result:
    """Adds a result to the ledger, inside a transaction."""
    result, source = result_of(session.run, group, examined)
    return session.ledger.numbered(result, source, examined.recorded)


def _events(
    session: Session, todo: Sequence[Opened], latest: Mapping[str, Event], place: Place
) -> Iterator[Event]:
    """The events of these hand-ins, each when it is in the ledger."""
    unknown = []
    for group in by_content(todo):
        with session.ledger.writing():
            known = _known(session, group[0].content)
            events = _decide(session, known, group, latest) if known else []
        unknown += [] if known else [group]
        yield from events
    with contextlib.closing(place.examined(session, unknown)) as all_done:
        for group_done, examined in all_done:
            with session.ledger.writing():
                result = add(session, group_done, examined)
                events = _decide(session, result, group_done, latest)
            yield from events


def _known(session: Session, content: str) -> Result | None:
    """A result that is there: in this ledger, or taken over from another one."""
    run = session.run
    mine = session.ledger.graded(content, run.suite, run.grader)
    if mine is not None:
        return mine
    for other in session.others:
        theirs = other.graded(content, run.suite, run.grader)
        if theirs is not None:
            taken = replace(theirs, run=run.id)
            return session.ledger.numbered(
                taken, other.source(theirs.source), other.asked(theirs.id)
            )
    return None


def _decide(
    session: Session, result: Result, group: Group, latest: Mapping[str, Event]
) -> list[Event]:
    """Adds the events by which a result counts for each of a group."""
    events = []
    for one in group:
        before = latest.get(one.entry.key)
        event = event_of(session.run, result, one.entry, one.notes, before)
        session.ledger.add_event(event)
        events.append(event)
    return events


def _is_graded(one: Opened, latest: Mapping[str, Event]) -> bool:
    event = latest.get(one.entry.key)
    return event is not None and event.content == one.content and event.status == "graded"


def _is_by_present(event: Event, session: Session) -> bool:
    return (event.suite, event.grader) == (session.run.suite, session.run.grader)
