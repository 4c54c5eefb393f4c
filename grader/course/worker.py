"""What a worker of a cluster does: examines a batch of hand-ins.

Orders and answers are bytes of JSON, so that nothing a student made is ever unpickled. Both are
small: sources go out, records and what was recorded come back.

Orders:    {"assignment": FOLDER, "suite": its digest, "programs": {…}, "rung", "accepted",
            "sources": [{"content", "digest", "source" in base64, "problem", "cells"}, …]}
Answers:   {"examined": [{"record", "seconds", "recorded": […]}, …]}   in the order of the sources
           {"refused": why this worker cannot grade this assignment at all}
"""

from __future__ import annotations

import base64
import dataclasses
import functools
import json
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from grader import assignment as assignments
from grader import launch
from grader.assignment import Assignment
from grader.course.examined import Examined, Source, examine_source
from grader.course.lasting import Lasting
from grader.course.provenance import Programs, programs
from grader.desk import demand
from grader.errors import AssignmentError
from grader.events import recorded_of, recorded_told

# What must be the same on every machine, or a grade would depend on where it was made.
SAME = ("grader", "version", "python", "torch")

_beginning = threading.Lock()


@dataclasses.dataclass(frozen=True, slots=True)
class Order:
    """What is the same for all batches of a run."""

    assignment: Assignment
    programs: Programs
    rung: str | None = None
    accepted: str | None = None

    def as_bytes(self, sources: Sequence[Source]) -> bytes:
        told = {
            "assignment": str(self.assignment.folder),
            "suite": self.assignment.digest(),
            "programs": dataclasses.asdict(self.programs),
            "rung": self.rung,
            "accepted": self.accepted,
            "sources": [
                {**dataclasses.asdict(one), "source": base64.b64encode(one.source).decode()}
                for one in sources
            ],
        }
        return json.dumps(told).encode()


def grade_batch(order: bytes) -> bytes:
    """Examines the sources of an order, one after another; whatever happens is in the answer."""
    told = json.loads(order)
    try:
        answer: dict[str, Any] = {"examined": _examined(told)}
    except AssignmentError as error:
        answer = {"refused": str(error)}
    return json.dumps(answer, allow_nan=False).encode()


def read_answer(answer: bytes, sources: Sequence[Source]) -> list[Examined]:
    """What came of these sources.

    Raises:
        AssignmentError: the worker cannot grade this assignment.
    """
    told = json.loads(answer)
    if "refused" in told:
        raise AssignmentError(told["refused"])
    return [
        Examined(source, one["record"], one["seconds"], tuple(map(recorded_of, one["recorded"])))
        for source, one in zip(sources, told["examined"], strict=True)
    ]


def _examined(order: dict[str, Any]) -> list[dict[str, Any]]:
    assignment = _same_assignment(order)
    examiners = _examiners(order["rung"])
    demand(assignment, order["accepted"], examiners.protection())
    examined = [examine_source(_source(one), assignment, examiners) for one in order["sources"]]
    return [
        {
            "record": one.record,
            "seconds": one.seconds,
            "recorded": [recorded_told(each) for each in one.recorded],
        }
        for one in examined
    ]


def _source(told: dict[str, Any]) -> Source:
    source = base64.b64decode(told["source"])
    return Source(**{**told, "source": source, "cells": tuple(told["cells"])})


def _same_assignment(order: dict[str, Any]) -> Assignment:
    """The assignment as this worker finds it.

    Raises:
        AssignmentError: it is another one here, or other programs would grade it.
    """
    mine = dataclasses.asdict(programs())
    other = [name for name in SAME if mine[name] != order["programs"][name]]
    if other:
        told = ", ".join(f"{name} {mine[name]}" for name in other)
        wanted = ", ".join(f"{name} {order['programs'][name]}" for name in other)
        raise AssignmentError(
            f"a worker has {told}, and the class is graded by {wanted}: "
            "install the same on every machine"
        )
    folder = Path(order["assignment"])
    assignment = assignments.load(folder)
    if assignment.digest() != order["suite"]:
        raise AssignmentError(
            f"a worker's {folder} is not the assignment that is graded: "
            "put the same folder at the same place on every machine"
        )
    return assignment


def _examiners(rung: str | None) -> Lasting:
    with _beginning:
        return _begun(rung)


@functools.cache
def _begun(rung: str | None) -> Lasting:
    """One warm process for the life of this worker; it dies with it."""
    return Lasting(lambda: launch.examiners(rung))
