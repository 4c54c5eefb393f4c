"""What every contestant has: a name, and a way to grade hand-ins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

Verdicts = dict[str, frozenset[str]]  # hand-in -> the checks that it passed


@dataclass(frozen=True, slots=True)
class Turn:
    """What one contestant did in one turn."""

    handins: int
    seconds: float
    verdicts: Verdicts = field(repr=False)
    most_mb: float = 0.0  # 0 where nobody looked
    problems: tuple[str, ...] = ()  # commands that did not end as they should

    @property
    def each(self) -> float:
        """Seconds for a hand-in."""
        return self.seconds / self.handins


class Contestant(Protocol):
    """Someone who grades."""

    name: str
    says: str  # what is measured, in a few words
    takes_all: bool  # whether one command grades the whole class, or each hand-in has its own

    def version(self) -> str:
        """Of what is compared; empty where it is this repository."""

    def why_not(self) -> str:
        """Why it cannot take part; empty where it can."""

    def prepare(self, work: Path) -> None:
        """Writes its suite; takes no part of the time."""

    def grade(self, handins: Sequence[Path], *, looks: bool = False) -> Turn:
        """Grades hand-ins; ``looks``: at the memory too, which takes a little time."""
