"""Runs hand-ins again, after a change of suite or grader, and says what would move.

A new result is in the ledger as soon as it is there, and counts for nobody until it is said to: a
regrade that was stopped, or shown and not yet written, runs nothing twice.
"""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Sequence

from grader.course.decisions import event_of
from grader.course.examined import Opened, open_entry
from grader.course.ledger import Event, Result, Run
from grader.course.moves import move
from grader.course.places import Place
from grader.course.proposals import Only, Proposal, Proposals, with_move
from grader.course.run import Watcher, add, by_content
from grader.course.session import Session


def regrade(session: Session, wanted: Only, place: Place, watcher: Watcher) -> Proposals:
    """What running these hand-ins again would make of their grades."""
    latest = session.ledger.latest()
    entries = [entry for entry in session.entries if wanted.has(entry.key)]
    opened = [open_entry(entry, session.assignment) for entry in entries if entry.key in latest]
    watcher.begins(len(opened))
    changes, failed = [], []
    with contextlib.closing(_results(session, opened, place)) as results:
        for one, result in results:
            proposal = _proposal(session.run, result, one, latest[one.entry.key], wanted)
            watcher.told(proposal.event.record)
            if result.record["checks"]:
                changes.append(proposal)
            else:
                failed.append((one.entry.name, result.record["notes"][-1]))
    changes.sort(key=lambda one: one.event.name)
    ungraded = tuple(entry.name for entry in entries if entry.key not in latest)
    there = {entry.key for entry in entries}
    gone = [one.name for one in latest.values() if wanted.has(one.entry) and one.entry not in there]
    return Proposals(tuple(changes), tuple(failed), ungraded, tuple(gone))


def _results(
    session: Session, opened: Sequence[Opened], place: Place
) -> Generator[tuple[Opened, Result], None, None]:
    """The new result of each: one that is there and was not decided on, or that of a run."""
    unknown = []
    for group in by_content(opened):
        known = session.ledger.proposed(group[0].content, session.run.suite, session.run.grader)
        if known is None:
            unknown.append(group)
            continue
        yield from ((one, known) for one in group)
    with contextlib.closing(place.examined(session, unknown)) as all_done:
        for group_done, examined in all_done:
            with session.ledger.writing():
                result = add(session, group_done, examined)
            yield from ((one, result) for one in group_done)


def _proposal(run: Run, result: Result, one: Opened, before: Event, wanted: Only) -> Proposal:
    event = event_of(run, result, one.entry, one.notes, before, kind="regraded")
    moved = move(before.record, event.record, wanted.wants)
    return Proposal(before, with_move(event, before, moved, is_partial=bool(wanted.checks)), moved)
