"""A nursery for the benchmark, forked from a process with warm torch."""

from __future__ import annotations

import os
import socket
import time

from grader.box import confinement, forbidden, wall
from grader.box.boxes import Patience
from grader.box.forked import ForkedBoxes
from grader.box.heat import heat
from grader.box.nursery import Nursery
from grader.box.question import Package, Question

PACKAGE = Package("hand.py", "hand", b"def double(x):\n    return 2 * x\n", b"")
QUESTION = Question("double", (2.0,), is_probe=False)


class Boxes:
    """Boxes of a nursery that is a fork of this process."""

    def __init__(self) -> None:
        heat()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._nursery = os.fork()
        if self._nursery == 0:
            ours.close()
            ban = forbidden.install(["torch.optim"], [])
            Nursery(theirs, confinement.Budget(), ban).serve()
            os._exit(0)
        theirs.close()
        self._boxes = ForkedBoxes(ours, Patience(), wall.Limits())
        self._one = self._opened()

    def until_ready(self) -> float:
        """Seconds from the wish for a box to one that is locked in."""
        began = time.perf_counter()
        box = self._boxes.open()
        seconds = time.perf_counter() - began
        box.close()
        return seconds

    def open_and_bury(self) -> float:
        """Seconds of a fresh box with a hand-in in it, and its end."""
        began = time.perf_counter()
        self._opened().close()
        return time.perf_counter() - began

    def ask(self) -> float:
        """Seconds of a question whose answer costs nothing to compute."""
        began = time.perf_counter()
        assert self._one.ask(QUESTION, time.monotonic() + 10).value == 4.0
        return time.perf_counter() - began

    def close(self) -> None:
        """The end of the nursery and of all its boxes."""
        self._one.close()
        self._boxes.close()
        os.waitpid(self._nursery, 0)

    def _opened(self):  # type: ignore[no-untyped-def]
        box = self._boxes.open()
        assert box.load(PACKAGE, time.monotonic() + 10) is None
        return box
