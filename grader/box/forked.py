"""Boxes that are forks of the warm process (Linux): a fresh one for every check."""

from __future__ import annotations

import json
import os
import socket
import time
from collections.abc import Sequence
from typing import Any

from grader.box import wall
from grader.box.boxes import Box, Grave, Patience
from grader.box.nursery import PACKET
from grader.box.output import Output
from grader.box.question import Package, Trouble
from grader.errors import OurFault

NURSERY_SECONDS = 60.0  # it answers in milliseconds, and buries within seconds
# Bytes of a hand-in that is compiled outside of a box, where no limit holds: some sources take
# memory that grows with the square of their length, a gigabyte for 100 KB.
MOST_INHERITED = 32_768
LATE = f"the process that makes boxes did not answer within {NURSERY_SECONDS:g} seconds"
NEVER = "the process that makes boxes could not be started"
GONE = Trouble("CRASHED", text="an earlier check's box ended the process that makes boxes")


class ForkedBoxes:
    """Asks the nursery at the other end of ``control`` for boxes."""

    level = "forked"

    def __init__(self, control: socket.socket, patience: Patience, limits: wall.Limits) -> None:
        control.settimeout(NURSERY_SECONDS)
        self._nursery = _Nursery(control)
        self._patience = patience
        self._limits = limits

    def open(self) -> Box | Grave:
        """A fresh box; it has torch, and nothing of any other box."""
        answer, descriptors = self._nursery.ask({"do": "open"})
        if len(descriptors) != 2:
            return Grave(GONE)
        channel = wall.Channel(socket.socket(fileno=descriptors[0]), limits=self._limits)
        output = Output(descriptors[1], self._patience.output)
        lease = _Fork(self._nursery, answer["box"], channel, output)
        _expect_ready(channel, output, lease)
        return Box(channel, output, self._patience, lease)

    def inherit(self, package: Package) -> None:
        """Has the nursery compile the code, once for all boxes to come."""
        sources = [("probes.py", package.probes)]
        if not package.cells and len(package.handin) <= MOST_INHERITED:
            sources.append((package.file, package.handin))
        with open(os.memfd_create("sources"), "wb+") as file:
            file.write(b"".join(source for _, source in sources))
            file.seek(0)
            extents = [(name, len(source)) for name, source in sources]
            self._nursery.ask({"do": "inherit", "sources": extents}, [file.fileno()])

    def close(self) -> None:
        """Tells the nursery to go; whatever boxes are left, it buries."""
        self._nursery.control.close()


def _expect_ready(channel: wall.Channel, output: Output, lease: _Fork) -> None:
    """The box says that it is locked in; where it cannot be, that is never the hand-in's fault."""
    try:
        channel.receive(time.monotonic() + NURSERY_SECONDS, drain=output)
    except wall.WallError as problem:
        printed = output.take()
        lease.release()
        raise OurFault(f"a box could not be locked in ({problem}): {printed}") from None


class _Nursery:
    """The nursery, as long as it lives; only a hand-in can have ended it, and only we slow it."""

    def __init__(self, control: socket.socket) -> None:
        self.control = control
        self._is_late = False
        self._has_answered = False

    def ask(
        self, request: dict[str, Any], beside: Sequence[int] = ()
    ) -> tuple[dict[str, Any], list[int]]:
        """Its answer and the descriptors beside it; nothing where it is dead.

        Raises:
            OurFault: it does not answer, which a machine that has too much to do may bring about;
                or it never did, and so has met no hand-in that could have ended it.
        """
        if self._is_late:
            raise OurFault(LATE)
        try:
            socket.send_fds(self.control, [json.dumps(request).encode()], list(beside))
            packet, descriptors, _, _ = socket.recv_fds(self.control, PACKET, 2)
        except TimeoutError:  # an answer that comes now would be taken for the next one
            self._is_late = True
            raise OurFault(LATE) from None
        except OSError:
            self.control.close()
            packet, descriptors = b"", []
        if not packet and not self._has_answered:
            raise OurFault(NEVER)
        self._has_answered = True
        return (json.loads(packet) if packet else {}), descriptors


class _Fork:
    """One fork of the nursery's, and our descriptors to it."""

    def __init__(self, nursery: _Nursery, box: int, channel: wall.Channel, output: Output) -> None:
        self._nursery = nursery
        self._box = box
        self._channel = channel
        self._output = output
        self._is_buried = False

    def release(self) -> None:
        self.kill(False)
        self._channel.close()
        self._output.close()

    def kill(self, hung_up: bool) -> int | None:
        if self._is_buried:
            return None
        self._is_buried = True
        answer, _ = self._nursery.ask({"do": "close", "box": self._box, "hung_up": hung_up})
        death: int | None = answer.get("death")
        return death
