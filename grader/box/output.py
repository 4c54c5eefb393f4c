"""What a box prints, kept within bounds."""

from __future__ import annotations

import os
import socket

READ_AT_ONCE = 65_536
MOST_READS = 16  # a pipe holds at most 1 MB; a thread that prints on and on must not keep us


class Silence:
    """In place of an output where none can be had: nothing is ever there to read."""

    def __init__(self) -> None:
        self._idle = socket.socketpair()

    def fileno(self) -> int:
        return self._idle[0].fileno()

    def drain(self) -> bool:
        return True

    def take(self) -> str:
        return ""

    def close(self) -> None:
        for end in self._idle:
            end.close()


class Output:
    """The first and the last of what a box prints; the rest is counted and thrown away."""

    def __init__(self, descriptor: int, most: int) -> None:
        os.set_blocking(descriptor, False)
        self._descriptor = descriptor
        self._half = most // 2
        self._first = b""
        self._last = b""
        self._count = 0

    def fileno(self) -> int:
        return self._descriptor

    def drain(self) -> bool:
        """Takes what is there; False when nothing more will ever come."""
        try:
            chunk = os.read(self._descriptor, READ_AT_ONCE)
        except BlockingIOError:
            return True
        self._count += len(chunk)
        room = self._half - len(self._first)
        self._first += chunk[:room]
        self._last = (self._last + chunk[room:])[-self._half :]
        return bool(chunk)

    def take(self) -> str:
        """What was printed since the last call, as text."""
        for _ in range(MOST_READS):
            if not self._has_more():
                break
        lost = self._count - len(self._first) - len(self._last)
        note = f"\n… {lost} bytes left out …\n".encode() if lost else b""
        text = (self._first + note + self._last).decode("utf-8", "replace")
        self._first, self._last, self._count = b"", b"", 0
        return text

    def _has_more(self) -> bool:
        before = self._count
        self.drain()
        return self._count > before

    def close(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
        self._descriptor = -1
