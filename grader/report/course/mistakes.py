"""Which mistakes the class made: those with a name, and wrong answers that several share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from grader.grade import Check, Mistake, Verdict
from grader.report.course.roll import Entry, Roll

SEVERAL = 3  # hand-ins, from which on one wrong answer looks like a mistake that wants a name


@dataclass(frozen=True, slots=True)
class Made:
    """A mistake with a name, and who made it."""

    mistake: Mistake
    checks: tuple[Check, ...]  # that caught it, in the suite's order
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unnamed:
    """The same wrong answers to some checks, which no known mistake explains."""

    checks: tuple[Check, ...]
    names: tuple[str, ...]
    message: str  # what staff read of the first check, in one of the hand-ins


def made(roll: Roll) -> tuple[Made, ...]:
    """The named mistakes, the commonest first."""
    says: dict[str, Mistake] = {}
    names: dict[str, dict[str, None]] = defaultdict(dict)
    caught: dict[str, set[str]] = defaultdict(set)
    for entry in roll.entries:
        for row in entry.rows:
            for mistake in row.outcome.mistakes[:1]:
                says.setdefault(mistake.id, mistake)
                names[mistake.id][entry.name] = None
                caught[mistake.id].add(row.check.id)
    checks = roll.checks
    found = (
        Made(mistake, tuple(one for one in checks if one.id in caught[id]), tuple(names[id]))
        for id, mistake in says.items()
    )
    return tuple(sorted(found, key=lambda one: (-len(one.names), one.mistake.id)))


def unnamed(roll: Roll) -> tuple[Unnamed, ...]:
    """Equal wrong answers of several hand-ins without a name, the commonest first."""
    holders: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in roll.entries:
        for row in entry.rows:
            fingerprint = entry.member.fingerprints.get(row.check.id)
            is_wrong = row.outcome.verdict is Verdict.WRONG
            if is_wrong and fingerprint and not row.outcome.mistakes:
                holders[row.check.id, fingerprint].append(entry)
    answers: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for (check, _), entries in holders.items():
        if len(entries) >= SEVERAL:
            answers[tuple(entry.name for entry in entries)].add(check)
    found = [_unnamed(roll, names, checks) for names, checks in answers.items()]
    return tuple(sorted(found, key=lambda one: (-len(one.names), one.checks[0].id)))


def _unnamed(roll: Roll, names: Sequence[str], wrong: set[str]) -> Unnamed:
    checks = tuple(check for check in roll.checks if check.id in wrong)
    first = next(entry for entry in roll.entries if entry.name == names[0])
    message = next(row.outcome.message for row in first.grade.rows if row.check.id == checks[0].id)
    return Unnamed(checks, tuple(names), message)
