"""Forks a fresh box for every check, kills it when told to, and buries it.

The nursery is forked from the warm process and never holds a secret: no suite, no reference, no
hand-in passes through it. It talks to the examiner over a SEQPACKET socket, one JSON object a
packet, with descriptors beside it:

    {"do": "open"}              →  {"box": PID} and two descriptors: the wall, what the box prints
    {"do": "close", "box": PID, "hung_up": …} →  {"status": wait status, or null where we killed it}
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import socket
import time
from collections.abc import Sequence
from typing import Any, NoReturn

from grader.box import confine, wall
from grader.box.forbidden import Ban
from grader.box.worker import serve

PACKET = 4096
DYING_TICK, DYING_TICKS = 0.005, 40  # seconds between looks; how often to look


class Nursery:
    """One examiner's boxes, from fork to burial."""

    def __init__(self, control: socket.socket, budget: confine.Budget, ban: Ban) -> None:
        self._control = control
        self._budget = budget
        self._ban = ban
        self._boxes: set[int] = set()

    def serve(self) -> None:
        """Answers the examiner until it hangs up; then nothing of any box is left."""
        confine.adopt_orphans()
        gc.freeze()
        try:
            while packet := self._control.recv(PACKET):
                request = json.loads(packet)
                if request["do"] == "open":
                    self._open()
                else:
                    status = self._bury(request["box"], request["hung_up"])
                    self._reply({"status": status})
        finally:
            for box in tuple(self._boxes):
                self._bury(box, False)

    def _open(self) -> None:
        ours, theirs = socket.socketpair()
        output_read, output_write = os.pipe()
        parent = os.getpid()
        box = os.fork()
        if box == 0:
            _live(self._budget, self._ban, theirs, output_write, parent)
        self._boxes.add(box)
        self._reply({"box": box}, [ours.fileno(), output_read])
        ours.close()
        theirs.close()
        os.close(output_read)
        os.close(output_write)

    def _bury(self, box: int, hung_up: bool) -> int | None:
        """Kills a box with its group and whatever it left behind; its own wait status, if any."""
        status = _death_of(box, DYING_TICKS if hung_up else 1)
        _kill(os.killpg, box)
        if status is None:
            _kill(os.kill, box)  # it may not have reached setsid yet
            os.waitpid(box, 0)
        self._boxes.discard(box)
        while orphans := self._orphans():
            for orphan in orphans:
                _kill(os.kill, orphan)
                os.waitpid(orphan, 0)
        return status

    def _orphans(self) -> set[int]:
        """What boxes started, which outlived them and was handed to us (see adopt_orphans)."""
        me = os.getpid()
        try:
            with open(f"/proc/{me}/task/{me}/children", encoding="ascii") as numbers:
                children = {int(number) for number in numbers.read().split()}
        except FileNotFoundError:  # a kernel without CONFIG_PROC_CHILDREN
            return set()
        return children - self._boxes

    def _reply(self, message: dict[str, Any], descriptors: Sequence[int] = ()) -> None:
        socket.send_fds(self._control, [json.dumps(message).encode()], list(descriptors))


def _live(
    budget: confine.Budget, ban: Ban, theirs: socket.socket, output: int, parent: int
) -> NoReturn:
    """The life of a box, in the forked child; it never returns to the nursery's code."""
    try:
        confine.confine(budget, theirs.fileno(), output, parent)
        serve(wall.Channel(theirs, sends=answers(budget)), ban)
    finally:
        os._exit(0)


def _death_of(box: int, ticks: int) -> int | None:
    """The wait status of a box that is dead or just dying; None where it lives on.

    A dying process closes its sockets a moment before it can be waited for.
    """
    for _ in range(ticks):
        dead, status = os.waitpid(box, os.WNOHANG)
        if dead:
            return status
        time.sleep(DYING_TICK)
    return None


def answers(budget: confine.Budget) -> wall.Limits:
    """How large an answer may be."""
    return wall.Limits(body_bytes=budget.answer_mb << 20)


def _kill(kill: Any, target: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        kill(target, signal.SIGKILL)
