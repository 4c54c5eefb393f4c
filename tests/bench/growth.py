"""How a class grows: seconds, memory and ledger of ``grader course``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.bench.handins import write_class
from tests.bench.peers.ours import GraderCourse


@dataclass(frozen=True, slots=True)
class Grown:
    """A class of one size."""

    handins: int
    seconds: float
    most_mb: float  # of all processes together
    ledger_kb: float


def measured(
    sizes: Sequence[int], work: Path, tell: Callable[[str], None] = lambda text: None
) -> list[Grown]:
    """One job, and a class of each size, smallest first; looking at memory is in the time."""
    grown = []
    for size in sorted(sizes):
        place = work / f"of-{size}"
        place.mkdir(parents=True)
        course = GraderCourse(1)
        course.prepare(place)
        turn = course.grade(write_class(size, place / "written"), looks=True)
        grown.append(Grown(size, turn.seconds, turn.most_mb, course.ledger_kb))
        tell(f"a class of {size}: {turn.seconds:.1f} s")
    return grown


def slopes(grown: Sequence[Grown]) -> list[float]:
    """Seconds for each further hand-in, from each size to the next; equal where it is linear."""
    return [
        (more.seconds - less.seconds) / (more.handins - less.handins)
        for less, more in pairwise(grown)
    ]
