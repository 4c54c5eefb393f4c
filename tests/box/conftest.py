"""Boxes by themselves, on both rungs: no examiner, no suite, no grade."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, replace

import pytest

from grader.box import wall
from grader.box.boxes import Boxes, Patience
from grader.box.confinement import Budget
from grader.box.environment import clean
from grader.box.forked import ForkedBoxes
from grader.box.spawned import Recipe, SpawnedBoxes

BUDGET = Budget(memory_mb=256, answer_mb=1)
PATIENT = Patience(load=60, question=60, output=1000)
HASTY = Patience(load=1, question=1, output=1000)
LIMITS = wall.Limits(body_bytes=1 << 20)

LOOSE = ("landlock", "seccomp", "user", "private")

NURSERY = """
import json, socket, sys
from grader.box import confinement, forbidden, heat, nursery, shims
heat.heat()
shims.install()
control = socket.socket(fileno=int(sys.argv[1]))
budget = confinement.Budget(**json.loads(sys.argv[2]))
print("warm", flush=True)
nursery.Nursery(control, budget, forbidden.install([], [])).serve()
"""


@pytest.fixture(scope="session")
def nursery() -> Iterator[socket.socket]:
    """The examiner's end of the control socket of a nursery."""
    with running_nursery(BUDGET) as control:
        yield control


@contextmanager
def running_nursery(budget: Budget) -> Iterator[socket.socket]:
    """A nursery of its own process; what comes is the examiner's end of its control socket."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    arguments = [str(theirs.fileno()), json.dumps(asdict(budget))]
    command = [sys.executable, "-I", "-B", "-c", NURSERY, *arguments]
    with subprocess.Popen(
        command, env=clean(), pass_fds=[theirs.fileno()], stdout=subprocess.PIPE
    ) as process:
        theirs.close()
        assert process.stdout is not None
        process.stdout.readline()  # who asks it for a box does not wait for torch's import
        with ours:
            yield ours


@pytest.fixture(scope="session")
def forked(nursery: socket.socket) -> Boxes:
    """Forks, a fresh one for each check."""
    return ForkedBoxes(nursery, PATIENT, LIMITS)


@pytest.fixture(scope="session")
def loose() -> Iterator[Boxes]:
    """Forks in which the layers that refuse most are off: what is tested is what is left."""
    with running_nursery(replace(BUDGET, without=LOOSE)) as control:
        yield ForkedBoxes(control, PATIENT, LIMITS)


@pytest.fixture(scope="session")
def spawned() -> Iterator[Boxes]:
    """The one spawned process that serves until it dies."""
    with closing(SpawnedBoxes(Recipe(budget=BUDGET), PATIENT, LIMITS)) as boxes:
        yield boxes


@pytest.fixture(params=["forked", "spawned"])
def boxes(request: pytest.FixtureRequest) -> Boxes:
    """Each rung in its turn."""
    return request.getfixturevalue(request.param)


@pytest.fixture(params=["forked", "spawned"])
def hasty_boxes(request: pytest.FixtureRequest, nursery: socket.socket) -> Iterator[Boxes]:
    """Each rung in its turn, with a second for an import and for a question."""
    if request.param == "forked":
        yield ForkedBoxes(nursery, HASTY, LIMITS)
        return
    with closing(SpawnedBoxes(Recipe(budget=BUDGET), HASTY, LIMITS)) as spawned:
        yield spawned
