"""Hand-ins that are unusual in how they ran: slow ones, and those that met a limit or a ban."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from grader.grade import Check, Verdict
from grader.report.course.distribution import quantile
from grader.report.course.roll import Entry, Roll

SLOW = 3.0  # times the median
KINDS = (Verdict.FORBIDDEN, Verdict.CRASHED, Verdict.TOO_BIG, Verdict.TOO_SLOW)


@dataclass(frozen=True, slots=True)
class Found:
    """A hand-in with a verdict of one kind, and the checks where."""

    name: str
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Slow:
    """A hand-in that took far longer than most."""

    name: str
    seconds: float
    times: float  # the median


@dataclass(frozen=True, slots=True)
class Noted:
    """What was noted of hand-ins, and of which."""

    note: str
    names: tuple[str, ...]


def found(roll: Roll) -> dict[Verdict, tuple[Found, ...]]:
    """Who has a verdict of each kind, those with most checks first; only kinds that occur."""
    kinds = {kind: _found(roll.entries, kind) for kind in KINDS}
    return {kind: found for kind, found in kinds.items() if found}


def slow(roll: Roll) -> tuple[Slow, ...]:
    """Those that took at least three times as long as the median, the slowest first."""
    timed = [entry for entry in roll.entries if entry.member.seconds > 0]
    if not timed:
        return ()
    median = quantile([entry.member.seconds for entry in timed], 0.5)
    times = [Slow(one.name, one.member.seconds, one.member.seconds / median) for one in timed]
    return tuple(sorted((one for one in times if one.times >= SLOW), key=lambda one: -one.seconds))


def noted(roll: Roll) -> tuple[Noted, ...]:
    """The notes, each with all who have it, the commonest first."""
    names: dict[str, list[str]] = defaultdict(list)
    for entry in roll.entries:
        for note in dict.fromkeys(entry.grade.notes):
            names[note].append(entry.name)
    told = (Noted(note, tuple(who)) for note, who in names.items())
    return tuple(sorted(told, key=lambda one: -len(one.names)))


def _found(entries: Sequence[Entry], kind: Verdict) -> tuple[Found, ...]:
    all_found = (
        Found(
            entry.name,
            tuple(row.check for row in entry.rows if row.outcome.verdict is kind),
        )
        for entry in entries
    )
    return tuple(sorted((one for one in all_found if one.checks), key=lambda one: -len(one.checks)))
