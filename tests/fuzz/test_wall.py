"""The wall's decoder: whatever the bytes, a message or a WallError, within the limits."""

from __future__ import annotations

import socket
import struct
from typing import Any

import numpy as np
import torch
from hypothesis import strategies as st

from grader.box import wall
from grader.box.limits import TORCH, Limits
from tests.fuzz import holds_for
from tests.fuzz.mutations import mutated

PREFIX = struct.Struct(">4sIQ")
LIMITS = Limits(header_bytes=1 << 16, body_bytes=1 << 20, nodes=2_000, text=10_000)
SPECIAL = [
    float("nan"), float("-inf"), -0.0, 5e-324, 2**4095, -(2**63), "\ud800\0", "", None, True,
    np.float32("nan"), np.uint64(2**64 - 1), np.zeros((0, 3)), np.array(1.5), np.arange(4)[::-1],
    torch.zeros(3, 0), torch.tensor(True), torch.arange(6.0).view(2, 3).t(),
    torch.ones(1).expand(4),
    *(torch.zeros(2, 2, dtype=dtype) for dtype in TORCH.values()),
]  # fmt: skip


def frames() -> st.SearchStrategy[bytes]:
    values = st.recursive(
        st.sampled_from(SPECIAL),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner),
        max_leaves=5,
    )
    return values.map(lambda value: wall.encode({"value": value, "nonce": 7}))


def read(frame: bytes, **options: Any) -> dict[str, Any] | None:
    """What the decoder makes of a frame; None where it is malformed."""
    if len(frame) < PREFIX.size:
        return None
    _, header, _ = PREFIX.unpack_from(frame)
    content = frame[PREFIX.size :]
    try:
        return wall.decode(content[:header], content[header:], limits=LIMITS, **options)
    except wall.Malformed as error:
        assert len(str(error)) < 300
        assert str(error).isprintable()
        return None


def held(value: Any) -> int:
    """The bytes that the tensors and arrays of a message hold."""
    if isinstance(value, dict):
        return sum(map(held, value.values()))
    if isinstance(value, (list, tuple)):
        return sum(map(held, value))
    if isinstance(value, torch.Tensor):
        return value.untyped_storage().nbytes()
    return value.nbytes if isinstance(value, np.ndarray) else 0


@holds_for(400, frame=frames().flatmap(mutated), strides=st.booleans())
def test_a_mutated_frame_is_decoded_or_refused(frame: bytes, strides: bool) -> None:
    """What is decoded holds no more than the limits, and can be sent on."""
    message = read(frame, strides=strides)

    if message is not None:
        assert type(message) is dict
        assert held(message) <= 2 * LIMITS.body_bytes
        wall.encode(message)


@holds_for(200, frame=frames().flatmap(lambda frame: mutated(frame, most=30)))
def test_a_ruined_frame_is_decoded_or_refused(frame: bytes) -> None:
    """Many places are wrong at once."""
    read(frame)


@holds_for(100, frame=frames(), other=frames(), cut=st.integers(0, 10_000))
def test_two_frames_are_never_one(frame: bytes, other: bytes, cut: int) -> None:
    """A frame with another behind it is none; through a socket both come, or what is whole."""
    assert read(frame + other) is None
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(frame + other[: cut % len(other)])
        theirs.shutdown(socket.SHUT_WR)
        channel = wall.Channel(ours)
        assert set(channel.receive()) == {"value", "nonce"}
        try:
            raise AssertionError(f"a frame that was cut: {channel.receive()}")
        except wall.Closed:
            assert channel.fileno() == -1


@holds_for(
    200, header=st.binary(max_size=64) | st.text(max_size=64).map(str.encode), body=st.binary()
)
def test_noise_is_refused_or_harmless(header: bytes, body: bytes) -> None:
    """Also where its lengths are right."""
    read(PREFIX.pack(b"wal1", len(header), len(body)) + header + body)
