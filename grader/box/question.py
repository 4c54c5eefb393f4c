"""What is put into a box, what is asked of it, and what comes back: plain records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy


@dataclass(frozen=True, slots=True)
class Package:
    """What is put into a box: the hand-in and the public probes, as bytes; nothing secret.

    ``module`` is the name the hand-in is imported by, ``file`` the one its tracebacks show. The
    rest is there for a notebook: where its cells begin, which statements are left out because they
    are too slow, and how many seconds it has for all of them (0: no limit).
    """

    file: str
    module: str
    handin: bytes
    probes: bytes
    cells: tuple[int, ...] = ()
    left_out: tuple[int, ...] = ()
    seconds: float = 0.0

    def as_message(self) -> dict[str, Any]:
        arrays = {
            name: numpy.frombuffer(source, dtype=numpy.uint8)
            for name, source in (("handin", self.handin), ("probes", self.probes))
        }
        message: dict[str, Any] = {"do": "load", "file": self.file, "module": self.module, **arrays}
        if self.cells:
            lists = {"cells": [*self.cells], "left_out": [*self.left_out]}
            message.update(lists, seconds=self.seconds)
        return message


@dataclass(frozen=True, slots=True)
class Question:
    """A probe, or a function of the contract, with its inputs."""

    name: str
    arguments: tuple[Any, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    seed: int = 0
    is_probe: bool = True

    def as_message(self) -> dict[str, Any]:
        return {
            "do": "ask",
            "probe": self.is_probe,
            "name": self.name,
            "args": list(self.arguments),
            "kwargs": dict(self.settings),
            "seed": self.seed,
        }


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why no value came back. ``verdict`` is the name of a ``grader.grade.Verdict``."""

    verdict: str
    kind: str = ""  # the exception's type, as it calls itself
    kin: tuple[str, ...] = ()  # the built-in types it descends from
    text: str = ""
    line: int | None = None  # of the hand-in
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """A statement of a notebook that did not run to its end, and why; the rest went on."""

    trouble: Trouble
    is_slow: bool = False


@dataclass(frozen=True, slots=True)
class Observation:
    """What came back from a question: a value, or the trouble there was instead."""

    value: Any = None
    trouble: Trouble | None = None
    seconds: float = 0.0
