"""Who answers alike: hand-ins that gave equal answers to the checks that they got wrong.

Right answers are all alike, so only wrong ones count. How unusual an agreement is:

    u = −Σ ln p      over the wrong answers that all of a group share

p is the share of the class that gave this answer, or that made its named mistake, if that is more:
a common mistake weighs little. One mistake often fails several checks, so of the checks that are
about one function only the rarest answer counts, and a named mistake counts once. Were hand-ins
independent, about (n − 1)·e^(−u) others in a class of n would agree with any one of them by
chance; a group is told where that is less than one in ten.

Who agrees is found without comparing all pairs: hand-ins with the same wrong answers are taken
together first, and then only those are compared that share an answer that few gave.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from grader.grade import Check, Verdict
from grader.report.course.roll import Entry, Roll

CHANCE = 0.1  # others that would agree by chance, at most
FEW = 30  # different hand-ins; an answer that more of them share makes no pair
MOST = 40  # groups

Answer = tuple[str, str]  # the check's id and the digest of what was answered to it


@dataclass(frozen=True, slots=True)
class Shared:
    """A wrong answer that a group shares, and how many of the class gave it too."""

    check: Check
    holders: int
    mistake: str  # its name, where it is known
    counts: bool  # whether it added to what is unusual


@dataclass(frozen=True, slots=True)
class Group:
    """Hand-ins that share wrong answers."""

    names: tuple[str, ...]
    shared: tuple[Shared, ...]
    unusual: float
    chance: float  # how many others would agree with one of them by chance
    same_file: bool  # the files are equal to the byte


@dataclass(frozen=True, slots=True)
class Class:
    """Who gave which wrong answer."""

    size: int
    checks: Mapping[str, Check]
    answers: Mapping[str, frozenset[Answer]]  # by hand-in
    holders: Mapping[Answer, frozenset[str]]
    mistakes: Mapping[Answer, str]
    makers: Mapping[str, frozenset[str]]  # of a named mistake


def alike(roll: Roll) -> tuple[Group, ...]:
    """The groups whose agreement is unusual, the most unusual first."""
    known = _known(roll)
    digests = {entry.name: entry.grade.digest for entry in roll.entries}
    found = [_group(shared, known, digests) for shared in _candidates(known)]
    unusual = [one for one in found if one.chance < CHANCE]
    ranked = sorted(unusual, key=lambda one: (-one.unusual, -len(one.names), one.names))
    return tuple(_without_repeats(ranked))[:MOST]


def same_files(roll: Roll) -> tuple[tuple[str, ...], ...]:
    """Hand-ins whose files are equal to the byte, where something in them was written."""
    names: dict[str, list[str]] = defaultdict(list)
    for entry in roll.entries:
        if any(row.outcome.verdict in (Verdict.RIGHT, Verdict.WRONG) for row in entry.grade.rows):
            names[entry.grade.digest].append(entry.name)
    return tuple(tuple(group) for group in names.values() if len(group) > 1)


def _known(roll: Roll) -> Class:
    answers: dict[str, frozenset[Answer]] = {}
    holders: dict[Answer, set[str]] = defaultdict(set)
    makers: dict[str, set[str]] = defaultdict(set)
    mistakes: dict[Answer, str] = {}
    for entry in roll.entries:
        wrong = dict(_wrong_answers(entry))
        answers[entry.name] = frozenset(wrong)
        for answer, mistake in wrong.items():
            holders[answer].add(entry.name)
            if mistake:
                mistakes[answer] = mistake
                makers[mistake].add(entry.name)
    return Class(
        size=len(roll.entries),
        checks={check.id: check for check in roll.checks},
        answers=answers,
        holders={answer: frozenset(names) for answer, names in holders.items()},
        mistakes=mistakes,
        makers={mistake: frozenset(names) for mistake, names in makers.items()},
    )


def _wrong_answers(entry: Entry) -> Iterator[tuple[Answer, str]]:
    """What it answered to the checks it got wrong, and the named mistake that explains it."""
    for row in entry.rows:
        fingerprint = entry.member.fingerprints.get(row.check.id)
        if row.outcome.verdict is Verdict.WRONG and fingerprint:
            mistake = row.outcome.mistakes[0].id if row.outcome.mistakes else ""
            yield (row.check.id, fingerprint), mistake


def _candidates(known: Class) -> set[frozenset[Answer]]:
    """Sets of wrong answers that at least two hand-ins share."""
    names_of: dict[frozenset[Answer], list[str]] = defaultdict(list)
    for name, answers in known.answers.items():
        names_of[answers].append(name)
    different: dict[Answer, list[frozenset[Answer]]] = defaultdict(list)
    for answers in names_of:
        for answer in answers:
            different[answer].append(answers)
    found = {answers for answers, names in names_of.items() if len(names) > 1}
    for holders in different.values():
        if len(holders) <= FEW:
            found.update(one & other for one, other in combinations(holders, 2))
    return found - {frozenset()}


def _group(shared: frozenset[Answer], known: Class, digests: Mapping[str, str]) -> Group:
    names = sorted(frozenset.intersection(*(known.holders[answer] for answer in shared)))
    counted = dict(_counted(shared, known))
    unusual = math.fsum(counted.values())
    return Group(
        names=tuple(names),
        shared=tuple(
            Shared(
                check=check,
                holders=len(known.holders[answer]),
                mistake=known.mistakes.get(answer, ""),
                counts=answer in counted,
            )
            for check in known.checks.values()
            for answer in shared
            if answer[0] == check.id
        ),
        unusual=unusual,
        chance=(known.size - 1) * math.exp(-unusual),
        same_file=len({digests[name] for name in names}) == 1,
    )


def _counted(shared: Iterable[Answer], known: Class) -> Iterator[tuple[Answer, float]]:
    """The answers that count, with −ln p of each: the rarest first, and one for each function."""
    weights = {answer: _weight(answer, known) for answer in shared}
    taken: set[str] = set()
    for answer in sorted(weights, key=lambda one: (-weights[one], one)):
        about = {answer[0], *known.checks[answer[0]].functions}
        if answer in known.mistakes:
            about.add(f"the mistake {known.mistakes[answer]}")
        if not taken & about:
            taken |= about
            yield answer, weights[answer]


def _weight(answer: Answer, known: Class) -> float:
    makers = known.makers.get(known.mistakes.get(answer, ""), frozenset())
    return math.log(known.size / max(len(known.holders[answer]), len(makers)))


def _without_repeats(groups: Sequence[Group]) -> Iterator[Group]:
    """Without those whose hand-ins stand together in a more unusual group already."""
    told: list[frozenset[str]] = []
    for group in groups:
        names = frozenset(group.names)
        if not any(names <= other for other in told):
            told.append(names)
            yield group
