"""The watchdog for memory, on Linux with the limits off that would come before it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from grader.box import wall
from grader.box.boxes import Boxes
from grader.box.confinement import watchdog
from grader.box.question import Trouble
from grader.box.selfcheck import inspect
from grader.box.spawned import Recipe, SpawnedBoxes
from tests.box.conftest import BUDGET, PATIENT
from tests.box.in_boxes import tell

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="a job object bounds memory there"),
    pytest.mark.skipif(not os.path.exists(watchdog.PS), reason="needs ps"),
]

HOARDS = """
def f():
    held = bytearray(1 << 30)
    while held:
        pass
"""
RIGHT = "def f():\n    return len(bytearray(64 << 20))\n"
UNLIMITED = replace(BUDGET, without=("limits",))


@pytest.fixture(scope="module")
def watched() -> Iterator[Boxes]:
    """Spawned boxes whose memory only a watchdog bounds."""
    recipe = Recipe(budget=UNLIMITED, is_watched=True)
    with closing(SpawnedBoxes(recipe, PATIENT, wall.Limits())) as boxes:
        yield boxes


def test_a_box_that_holds_too_much_is_ended(watched: Boxes):
    """It is too big, and the next check has another one, with a watchdog of its own."""
    ended = Trouble(
        "TOO_BIG", text="the system ended the process while answering this question: memory?"
    )

    assert tell(watched, HOARDS).trouble == ended
    assert tell(watched, RIGHT).value == 64 << 20
    assert tell(watched, HOARDS).trouble == ended


def test_the_self_check_sees_that_it_is_ended(watched: Boxes):
    """So a machine without limits is not told to let boxes hoard."""
    protection = inspect(watched, UNLIMITED.memory_mb, is_watched=True)

    assert "hoard" not in protection.breaches


def test_the_self_check_sees_where_nobody_watches():
    """A watchdog that does not come is found out."""
    recipe = Recipe(budget=UNLIMITED, is_watched=False)
    with closing(SpawnedBoxes(recipe, PATIENT, wall.Limits())) as boxes:
        protection = inspect(boxes, UNLIMITED.memory_mb)

    assert protection.breaches["hoard"] == "bytes torch mmap"


def test_a_process_holds_what_it_touches_and_nothing_when_it_is_gone():
    """In KiB, as ps tells on Linux and macOS alike."""
    with subprocess.Popen(["cat"], stdin=subprocess.PIPE) as process:
        held = watchdog.resident_kb(process.pid)

    assert 0 < held < watchdog.resident_kb(os.getpid())
    assert watchdog.resident_kb(process.pid) == 0
