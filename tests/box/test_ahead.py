"""Boxes made ahead of need: one is forked, locked in and knows the code while another is asked."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from grader.box.forked import MOST_INHERITED, ForkedBoxes
from grader.box.question import Package, Question
from tests.box.conftest import BUDGET, LIMITS, PATIENT, running_nursery

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="boxes are forks on Linux alone"),
]
SEVEN = Package("hand.py", "hand", b"import os\ndef f():\n    return os.getpid()\n", b"")
UNREADABLE = Package("hand.py", "hand", b"def f(:\n", b"")
ASK = Question("f", is_probe=False)


def soon() -> float:
    return time.monotonic() + 60


def number_of_box(boxes: ForkedBoxes) -> int:
    """A fresh box with the hand-in in it, asked and buried: its process."""
    with closing(boxes.open()) as box:
        assert box.load(SEVEN, soon()) is None
        answer: int = box.ask(ASK, soon()).value
    return answer


def children_of(process: int) -> set[int]:
    text = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return set(map(int, text.split()))


def test_a_box_waits_once_a_hand_in_could_be_opened():
    with running_nursery(BUDGET) as control:
        boxes = ForkedBoxes(control, PATIENT, LIMITS)
        first = number_of_box(boxes)
        nursery = parent_of_next(boxes)
        boxes.inherit(SEVEN)
        assert children_of(nursery) == set()  # until somebody comes

        second = number_of_box(boxes)
        (waiting,) = children_of(nursery) - {second}  # nobody waits for its burial

        assert number_of_box(boxes) == waiting
        assert len({first, second, waiting}) == 3


def parent_of_next(boxes: ForkedBoxes) -> int:
    source = b"import os\ndef f():\n    return os.getppid()\n"
    with closing(boxes.open()) as box:
        assert box.load(Package("hand.py", "hand", source, b""), soon()) is None
        parent: int = box.ask(ASK, soon()).value
    return parent


def test_a_waiting_box_that_is_ended_is_replaced():
    """Whatever ended it, the hand-in was not in it yet."""
    with running_nursery(BUDGET) as control:
        boxes = ForkedBoxes(control, PATIENT, LIMITS)
        nursery = parent_of_next(boxes)
        boxes.inherit(SEVEN)
        asked = number_of_box(boxes)
        (waiting,) = children_of(nursery) - {asked}
        os.kill(waiting, signal.SIGKILL)
        await_end(waiting)

        assert number_of_box(boxes) not in (asked, waiting)
        assert waiting not in children_of(nursery)


def await_end(process: int) -> None:
    descriptor = os.pidfd_open(process)
    select.select([descriptor], [], [])
    os.close(descriptor)


def test_code_that_cannot_be_compiled_is_the_boxes_to_tell():
    with running_nursery(BUDGET) as control:
        boxes = ForkedBoxes(control, PATIENT, LIMITS)
        boxes.inherit(UNREADABLE)
        with closing(boxes.open()) as box:
            trouble = box.load(UNREADABLE, soon())
    assert trouble is not None
    assert (trouble.kind, trouble.line) == ("SyntaxError", 1)


@pytest.mark.parametrize(
    ("length", "compiles"), [(MOST_INHERITED, True), (MOST_INHERITED + 1, False)]
)
def test_a_long_source_is_compiled_in_boxes_alone(length: int, compiles: bool):
    """There it has the memory of a box, and no more."""
    package = Package("hand.py", "hand", b"#" * length, b"probes = 1\n")
    ours, nurserys = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with ours, nurserys:
        nurserys.send(b"{}")
        ForkedBoxes(ours, PATIENT, LIMITS).inherit(package)
        request, files, _, _ = socket.recv_fds(nurserys, 4096, 1)
    for file in files:
        os.close(file)

    asked = [["probes.py", 11], *([["hand.py", length]] if compiles else [])]
    assert json.loads(request) == {"do": "inherit", "sources": asked}
