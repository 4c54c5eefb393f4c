"""The wall: messages of plain values between two processes that do not trust each other.

A frame is a prefix (magic, length of the header, length of the body; big-endian), a JSON header
and a safetensors body. ``values`` says what they hold. Nothing is unpickled, nothing is imported by
name, and no size is believed before it was checked: whatever the peer sends, ``receive`` returns
plain values or raises a WallError.
"""

from __future__ import annotations

import selectors
import socket
import struct
import time
from typing import Any, NoReturn, Protocol

from grader.box.limits import (
    DEFAULT_LIMITS,
    Closed,
    DeadlinePassed,
    Limits,
    Malformed,
    TooLarge,
    Unsendable,
    WallError,
)
from grader.box.reader import unpack
from grader.box.writer import pack

__all__ = [
    "Channel",
    "Closed",
    "DeadlinePassed",
    "Drain",
    "Limits",
    "Malformed",
    "TooLarge",
    "Unsendable",
    "WallError",
    "decode",
    "encode",
]

_PREFIX = struct.Struct(">4sIQ")
_MAGIC = b"wal1"
_CHUNK = 2**18  # read at once: memory grows with what came, not with what was announced
_LONGEST_WAIT = 3600.0  # seconds; an infinite deadline would overflow poll
_NO_SIGNAL = getattr(socket, "MSG_NOSIGNAL", 0)  # a dead peer is an error, even where SIGPIPE kills
_Selector: type[selectors.BaseSelector] = getattr(
    selectors,
    "PollSelector",  # select stops at descriptor 1024, epoll takes one of its own
    selectors.SelectSelector,
)


def encode(message: dict[str, Any], *, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The frame of ``message``; raises Unsendable or TooLarge."""
    header, body = pack(message, limits)
    return _PREFIX.pack(_MAGIC, len(header), len(body)) + header + body


def decode(
    header: bytes, body: bytes, *, limits: Limits = DEFAULT_LIMITS, strides: bool = False
) -> dict[str, Any]:
    """The message of a header and a body; raises Malformed and nothing else.

    Tensors come out contiguous, and with ``strides`` as they were laid out on the other side.
    """
    _check_lengths(len(header), len(body), limits)
    return unpack(header, body, limits, strides=strides)


class Drain(Protocol):
    """A descriptor to be emptied while the channel waits, such as the pipe of the peer's output.

    Without it, a peer that blocks on a full pipe and we who wait for its frame would both wait for
    ever. On Windows the descriptor must be a socket's.
    """

    def fileno(self) -> int:
        """The descriptor; negative once it is closed."""

    def drain(self) -> bool:
        """Read what is there without blocking; False once there will never be more."""


class Channel:
    """Sends and receives messages over a connected stream socket, which it makes non-blocking.

    ``limits`` are for what it receives, ``sends`` for what it sends; a message within the one but
    not within the limits at the other end arrives there as malformed. A deadline is an instant of
    ``time.monotonic()`` for the whole frame, or None. After any error but Unsendable the channel
    is closed: what follows in the stream could not be understood.
    """

    def __init__(
        self,
        connection: socket.socket,
        *,
        limits: Limits = DEFAULT_LIMITS,
        sends: Limits = DEFAULT_LIMITS,
    ) -> None:
        connection.setblocking(False)
        self._socket = connection
        self._limits = limits
        self._sends = sends

    def send(
        self, message: dict[str, Any], deadline: float | None = None, *, drain: Drain | None = None
    ) -> None:
        """Send one message; raises Unsendable, Closed or DeadlinePassed."""
        frame = encode(message, limits=self._sends)
        wait = _Wait(self._socket, selectors.EVENT_WRITE, deadline, drain)
        try:
            self._write(memoryview(frame), wait)
        except WallError:
            self.close()
            raise

    def receive(
        self, deadline: float | None = None, *, strides: bool = False, drain: Drain | None = None
    ) -> dict[str, Any]:
        """Receive one message; raises Malformed, Closed or DeadlinePassed."""
        wait = _Wait(self._socket, selectors.EVENT_READ, deadline, drain)
        try:
            prefix = self._read(_PREFIX.size, wait, "before a frame")
            header_length, body_length = _lengths(prefix, self._limits)
            header = self._read(header_length, wait, "in the middle of a frame")
            body = self._read(body_length, wait, "in the middle of a frame")
            return decode(header, body, limits=self._limits, strides=strides)
        except WallError:
            self.close()
            raise

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def fileno(self) -> int:
        """The socket's descriptor; -1 once the channel is closed."""
        return self._socket.fileno()

    def _write(self, unsent: memoryview, wait: _Wait) -> None:
        while unsent:
            wait.check()
            try:
                unsent = unsent[self._socket.send(unsent, _NO_SIGNAL) :]
            except BlockingIOError:
                wait.until_ready()
            except OSError as error:
                _hung_up("in the middle of a frame", error)

    def _read(self, size: int, wait: _Wait, place: str) -> bytes:
        data = bytearray()
        while len(data) < size:
            wait.check()
            try:
                chunk = self._socket.recv(min(size - len(data), _CHUNK))
            except BlockingIOError:
                wait.until_ready()
                continue
            except OSError as error:
                _hung_up(place, error)
            if not chunk:
                _hung_up("in the middle of a frame" if data else place)
            data += chunk
        return bytes(data)


class _Wait:
    """The patience for one frame: until the socket is ready or the deadline has passed."""

    def __init__(
        self, connection: socket.socket, event: int, deadline: float | None, drain: Drain | None
    ) -> None:
        self._socket = connection
        self._event = event
        self._deadline = deadline
        self._drain = drain

    def check(self) -> float | None:
        """The seconds that are left, at most an hour; None without a deadline."""
        if self._deadline is None:
            return None
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise DeadlinePassed("the time was over before the whole frame had crossed")
        return min(left, _LONGEST_WAIT)

    def until_ready(self) -> None:
        with _Selector() as selector:
            selector.register(self._socket, self._event)
            if self._drain is not None and self._drain.fileno() >= 0:
                selector.register(self._drain, selectors.EVENT_READ, self._drain)
            while not self._is_ready(selector):
                pass

    def _is_ready(self, selector: selectors.BaseSelector) -> bool:
        """Wait once, drain what can be drained, and tell whether the socket is ready."""
        is_ready = False
        for key, _ in selector.select(self.check()):
            if key.data is None:
                is_ready = True
            elif not key.data.drain():
                selector.unregister(key.fileobj)
        return is_ready


def _lengths(prefix: bytes, limits: Limits) -> tuple[int, int]:
    magic, header_length, body_length = _PREFIX.unpack(prefix)
    if magic != _MAGIC:
        raise Malformed(f"not a message: it begins with {magic!r}")
    _check_lengths(header_length, body_length, limits)
    return header_length, body_length


def _check_lengths(header_length: int, body_length: int, limits: Limits) -> None:
    if header_length > limits.header_bytes:
        _too_long("header", header_length, limits.header_bytes)
    if body_length > limits.body_bytes:
        _too_long("body", body_length, limits.body_bytes)


def _too_long(part: str, length: int, most: int) -> NoReturn:
    raise Malformed(f"not a message: a {part} of {length:,} bytes, where {most:,} are allowed")


def _hung_up(place: str, error: OSError | None = None) -> NoReturn:
    raise Closed(f"the peer hung up {place}") from error
