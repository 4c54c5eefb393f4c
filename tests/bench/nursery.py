"""A nursery for the benchmark, made as for a grading: by a ward of the warm process."""

from __future__ import annotations

import dataclasses
import json
import os
import socket
import subprocess
import sys
import time

from grader.box import confinement, wall
from grader.box.boxes import Box, Patience
from grader.box.environment import clean
from grader.box.forked import ForkedBoxes
from grader.box.question import Package, Question

PACKAGE = Package("hand.py", "hand", b"def double(x):\n    return 2 * x\n", b"")
QUESTION = Question("double", (2.0,), is_probe=False)
FORBIDDEN = {"names": ["torch.optim"], "kernels": []}


class Boxes:
    """Boxes that are forked when they are asked for, none ahead of need."""

    def __init__(self) -> None:
        self._control, warms = _packets()
        with warms:
            command = [sys.executable, "-I", "-B", "-m", "grader.box.warm", str(warms.fileno())]
            self._warm = subprocess.Popen(command, env=clean(), pass_fds=[warms.fileno()])
        self._ward, wards = _packets()
        budget = dataclasses.asdict(confinement.Budget())
        request = {"do": "ward", "forbidden": FORBIDDEN, "budget": budget, "compiles": False}
        with wards:
            socket.send_fds(self._control, [json.dumps(request).encode()], [wards.fileno()])
        ours, nurserys = _packets()
        self._life, held = os.pipe()  # ends with the nursery
        with nurserys, open(held, "wb"):
            socket.send_fds(self._ward, [b"{}"], [nurserys.fileno(), held])
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
        """The end of the nursery and of all its boxes, and of the processes that it came from."""
        self._one.close()
        self._boxes.close()
        with open(self._life, "rb") as life:
            life.read()
        self._ward.close()
        self._control.close()
        self._warm.wait()

    def _opened(self) -> Box:
        box = self._boxes.open()
        assert isinstance(box, Box)
        assert box.load(PACKAGE, time.monotonic() + 10) is None
        return box


def _packets() -> tuple[socket.socket, socket.socket]:
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
