"""Boxes that are forks of the warm process (Linux): a fresh one for every check."""

from __future__ import annotations

import json
import socket
from typing import Any

from grader.box import wall
from grader.box.boxes import Box, Patience
from grader.box.nursery import PACKET
from grader.box.output import Output


class ForkedBoxes:
    """Asks the nursery at the other end of ``control`` for boxes."""

    level = "forked"

    def __init__(self, control: socket.socket, patience: Patience, limits: wall.Limits) -> None:
        self._control = control
        self._patience = patience
        self._limits = limits

    def open(self) -> Box:
        """A fresh box; it has torch, and nothing of any other box."""
        self._control.send(b'{"do": "open"}')
        packet, descriptors, _, _ = socket.recv_fds(self._control, PACKET, 2)
        channel = wall.Channel(socket.socket(fileno=descriptors[0]), limits=self._limits)
        output = Output(descriptors[1], self._patience.output)
        lease = _Fork(self._control, json.loads(packet)["box"], channel, output)
        return Box(channel, output, self._patience, lease)

    def close(self) -> None:
        """Tells the nursery to go; whatever boxes are left, it buries."""
        self._control.close()


class _Fork:
    """One fork of the nursery's, and our descriptors to it."""

    def __init__(
        self, control: socket.socket, box: int, channel: wall.Channel, output: Output
    ) -> None:
        self._control = control
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
        request = {"do": "close", "box": self._box, "hung_up": hung_up}
        self._control.send(json.dumps(request).encode())
        answer: dict[str, Any] = json.loads(self._control.recv(PACKET))
        status: int | None = answer["status"]
        return status
