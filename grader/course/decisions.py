"""What is written to the ledger when a hand-in was examined, and when that is to count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from grader.course.anonymity import concealed, veiled_record
from grader.course.examined import Examined, Opened
from grader.course.handins import Entry
from grader.course.ledger import Event, Result, Run, now
from grader.report.text import neutral


def event_of(
    run: Run,
    result: Result,
    entry: Entry,
    notes: Sequence[str],
    before: Event | None,
    *,
    kind: str = "graded",
    reason: str = "",
) -> Event:
    """The event by which a result counts for an entry.

    Args:
        result: as the ledger has it, with its number.
        notes: on how this hand-in was come by; they go before those of the result.
    """
    record = named(result.record, entry, notes)
    return Event(
        run=run.id,
        result=result.id,
        at=now(),
        who=run.who,
        kind=kind,
        entry=entry.key,
        name=entry.name,
        people=entry.people,
        late=entry.late,
        content=result.content,
        suite=result.suite,
        grader=result.grader,
        python=run.python,
        torch=run.torch,
        platform=run.platform,
        level=record["level"],
        seconds=result.seconds,
        score=record["score"],
        max_score=record["max_score"],
        status=record["status"],
        previous=before.id if before else None,
        previous_score=before.score if before else None,
        reason=reason,
        own_notes=len(notes),
        record=record,
    )


def again(run: Run, event: Event, after: Event, kind: str) -> Event:
    """An event made to count from this run on, after the one that counts now."""
    return replace(
        event,
        id=0,
        run=run.id,
        at=now(),
        who=run.who,
        kind=kind,
        previous=after.id,
        previous_score=after.score,
    )


def named(record: Mapping[str, Any], entry: Entry, notes: Sequence[str]) -> dict[str, Any]:
    """A nobody's record made this hand-in's."""
    notes = [*notes, *record["notes"]]
    mine = {**record, "handin": neutral(entry.name), "notes": notes}
    return veiled_record(mine, entry.conceals, entry.name)


def result_of(run: Run, group: Sequence[Opened], examined: Examined) -> tuple[Result, bytes]:
    """The result and the source to keep, without a name where names are concealed."""
    code = group[0].entry.name
    texts = [text for one in group for text in one.entry.conceals]
    source = concealed(examined.source.source.decode("utf-8", "surrogateescape"), texts, code)
    result = Result(
        run=run.id,
        at=now(),
        content=examined.source.content,
        suite=run.suite,
        grader=run.grader,
        source=examined.source.digest,
        problem=concealed(examined.source.problem, texts, code),
        cells=examined.source.cells,
        seconds=examined.seconds,
        status=examined.record["status"],
        record=veiled_record(examined.record, texts, code),
    )
    return result, source.encode("utf-8", "surrogateescape")
