"""Whose grade moved when it last moved, how far, and through which checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from grader.grade import Check, Grade, Outcome, Row
from grader.report.course.roll import Entry, Roll, whole
from grader.report.records import grade_of


@dataclass(frozen=True, slots=True)
class Turn:
    """A check whose outcome is another; None where it was not, or is no longer, among them."""

    check: Check
    before: Outcome | None
    after: Outcome | None

    @property
    def points(self) -> float:
        """How many points came by it."""
        before = self.before.score if self.before else 0.0
        after = self.after.score if self.after else 0.0
        return round(after - before, 6)


@dataclass(frozen=True, slots=True)
class Move:
    """A hand-in whose score is another; None is a score that was or is withheld."""

    entry: Entry
    before: float | None
    after: float | None
    turns: tuple[Turn, ...]

    @property
    def points(self) -> float | None:
        """How far it moved; None where it came out of being withheld, or into it."""
        if self.before is None or self.after is None:
            return None
        return round(self.after - self.before, 6)


def moves(roll: Roll) -> tuple[Move, ...]:
    """All that moved: first those that lost, then those that gained, the furthest first."""
    found = [move for entry in roll.entries for move in _move(entry)]
    return tuple(sorted(found, key=lambda move: (_rank(move), -abs(move.points or 0.0))))


def by_check(moves: Sequence[Move]) -> list[tuple[Check, int]]:
    """Through which checks points came or went, and for how many, the most first."""
    turned = [turn.check for move in moves for turn in move.turns if turn.points]
    checks = {check.id: check for check in turned}
    counts = Counter(check.id for check in turned)
    return [(checks[id], number) for id, number in counts.most_common()]


def _rank(move: Move) -> int:
    if move.points is None:
        return 2
    return 0 if move.points < 0 else 1


def _move(entry: Entry) -> Iterator[Move]:
    record = entry.member.previous_record
    if record is None and entry.member.previous_score is None:
        return
    after = entry.score
    before = entry.member.previous_score
    if before != after:
        turns = tuple(_turns(grade_of(record), entry.grade)) if record is not None else ()
        yield Move(entry, before, after, turns)


def _turns(before: Grade, after: Grade) -> Iterator[Turn]:
    old, new = _rows(before), _rows(after)
    for id in dict.fromkeys([*new, *old]):
        was, now = old.get(id), new.get(id)
        turn = Turn((now or was).check, _outcome(was), _outcome(now))  # type: ignore[union-attr]
        if turn.points or _verdict(turn.before) != _verdict(turn.after):
            yield turn


def _rows(grade: Grade) -> Mapping[str, Row]:
    return {row.check.id: row for row in whole(grade)}


def _outcome(row: Row | None) -> Outcome | None:
    return None if row is None else row.outcome


def _verdict(outcome: Outcome | None) -> object:
    return None if outcome is None else outcome.verdict
