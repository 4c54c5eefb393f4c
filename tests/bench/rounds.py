"""Contestants in turn, and whether they agree."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.bench.handins import BLOCK
from tests.bench.peers.contestant import Contestant, Turn

Turns = dict[str, list[Turn]]  # by the contestant's name


def rounds(
    contestants: Sequence[Contestant],
    handins: Sequence[Path],
    number: int,
    tell: Callable[[str], None] = lambda text: None,
) -> Turns:
    """Every contestant has a turn in every round, each round in another order.

    Who has one command for a class grades all of it; who has one for each hand-in grades ten, other
    ones in every round: of all kinds as many, by share, as there are in the class.
    """
    turns: Turns = {one.name: [] for one in contestants}
    for position in range(number):
        first = position % len(contestants)
        for one in (*contestants[first:], *contestants[:first]):
            chosen = handins if one.takes_all else block(handins, position)
            turn = one.grade(chosen)
            turns[one.name].append(turn)
            tell(f"round {position + 1} of {number}: {one.name}: {turn.each:.3f} s a hand-in")
    return turns


def block(handins: Sequence[Path], position: int) -> Sequence[Path]:
    """Ten hand-ins, other ones for every position as long as there are."""
    start = position * BLOCK % max(len(handins), 1)
    return handins[start : start + BLOCK]


def each(turns: Sequence[Turn]) -> float:
    """Median seconds for a hand-in."""
    return statistics.median(turn.each for turn in turns)


def further(large: Sequence[Turn], small: Sequence[Turn]) -> float:
    """Median seconds for each hand-in that a larger class has more than a small one."""
    return statistics.median(
        (one.seconds - other.seconds) / (one.handins - other.handins)
        for one, other in zip(large, small, strict=True)
    )


def disagreements(turns: Turns, judge: str) -> Iterator[str]:
    """Checks that somebody has another verdict on than the judge, who has seen all hand-ins."""
    known = {name: passed for turn in turns[judge] for name, passed in turn.verdicts.items()}
    for contestant, his in turns.items():
        for turn in his:
            yield from (f"{contestant}: {problem}" for problem in turn.problems)
            for handin, passed in turn.verdicts.items():
                for check in sorted(passed ^ known[handin]):
                    verdict = "right" if check in passed else "not right"
                    yield f"{contestant}: {handin}: {check} is {verdict}, unlike by {judge}"
