"""What an examiner is told to do: one JSON line."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from typing import Any

from grader.assignment import Limits


@dataclass(frozen=True, slots=True)
class Task:
    """One hand-in, to be examined by the checks of one assignment."""

    assignment: str  # the folder
    source: str  # the hand-in's bytes, base64
    cells: tuple[int, ...] = ()  # of a notebook: the first line of each in the source
    problem: str = ""  # why there is nothing to open, where that is so
    only_public: bool = False
    explains: bool = True  # whether failures are shrunk
    stops_early: bool = False  # at the first check that is not right
    functions: tuple[str, ...] = ()  # only checks about one of these, where any are named
    only: tuple[str, ...] = ()  # only checks that a person named, and those that they need
    seconds: float = 0.0  # after which the examiner is ended, if that is sooner than usual
    is_trusted: bool = False  # our own answers need no box: the examiner runs them itself
    records: bool = False  # whether questions and answers are told, to be kept
    answers: dict[str, str] | None = None  # recorded ones, base64, by check: nothing is run
    inspects: bool = False  # whether spawned boxes are to be inspected first
    without: tuple[str, ...] = ()  # layers of the box that a test switches off

    @property
    def is_boxed(self) -> bool:
        """Whether code of a student's is to be run."""
        return not self.is_trusted and self.answers is None

    def as_json(self) -> str:
        return json.dumps(dataclasses.asdict(self))

    @classmethod
    def from_json(cls, line: str) -> Task:
        told = json.loads(line)
        lists = {name: tuple(told[name]) for name in ("cells", "functions", "only", "without")}
        return cls(**{**told, **lists})


STARTING_SECONDS = 180.0  # of a run, in which its boxes are made, and which are not the hand-in's
SPARE_CPU_SECONDS = 60  # on top of the wall-clock limit, which is the one that is meant to hold


def budget_of(limits: Limits) -> dict[str, Any]:
    """What a box may use, as the arguments of ``grader.box.confinement.Budget``."""
    return {
        "memory_mb": limits.memory_mb,
        "cpu_seconds": int(limits.total_seconds) + SPARE_CPU_SECONDS,
        "answer_mb": limits.answer_mb,
    }
