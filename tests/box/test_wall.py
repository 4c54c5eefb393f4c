"""Whatever the peer sends, and however it stalls, what comes is a message or a WallError."""

from __future__ import annotations

import contextlib
import json
import math
import os
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import save

from grader.box import wall
from grader.box.limits import TORCH

PREFIX = struct.Struct(">4sIQ")
SOON = 0.05  # seconds; a deadline that is meant to pass
LATE = 30.0  # seconds; a deadline that is not


def soon() -> float:
    return time.monotonic() + SOON


def late() -> float:
    return time.monotonic() + LATE


def frame(header: Any, body: bytes = b"") -> bytes:
    header = header if isinstance(header, bytes) else json.dumps(header).encode()
    return PREFIX.pack(b"wal1", len(header), len(body)) + header + body


def blob(**vectors: bytes) -> bytes:
    return save({name: np.frombuffer(data, np.uint8) for name, data in vectors.items()})


def safetensors_of(header: str, data: bytes = b"") -> bytes:
    return struct.pack("<Q", len(header)) + header.encode() + data


def refusal(header: Any, body: bytes = b"", **options: Any) -> str:
    """What the decoder says of a header and a body that it must refuse."""
    header = header if isinstance(header, bytes) else json.dumps(header).encode()
    with pytest.raises(wall.Malformed) as refused:
        wall.decode(header, body, **options)
    return str(refused.value).removeprefix("not a message: ")


def tensor(*fields: Any) -> dict[str, Any]:
    return {"a": {"tensor": list(fields)}}


EIGHT = bytes(8)
NO_VECTOR = "a vector that is not in the body, or is named twice"
MISFIT = "a shape that does not fit its 8 bytes"
TWICE = [{"tensor": ["v", "uint8", [8]]}, {"tensor": ["v", "uint8", [8]]}]
ENTRY = '"v":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}'

MALFORMED: dict[str, tuple[Any, bytes, str]] = {
    "not UTF-8": (b'{"a": "\xff"}', b"", "the header is not UTF-8"),
    "empty": (b"", b"", "the header is not JSON: Expecting value: line 1 column 1 (char 0)"),
    "garbage behind": (
        b"{} {}", b"", "the header is not JSON: Extra data: line 1 column 4 (char 3)"),
    "not an object": ([], b"", "a dict written as something else"),
    "NaN": (b'{"a": NaN}', b"", "the header has the literal NaN"),
    "-Infinity": (b'{"a": -Infinity}', b"", "the header has the literal -Infinity"),
    "1e999": (b'{"a": 1e999}', b"", "a float out of range"),
    "same key twice": (
        b'{"a": 1, "a": 1}', b"", "the header has an object with the same key twice"),
    "long integer": (b'{"a": ' + b"9" * 5000 + b"}", b"", "an integer of 5,000 digits"),
    "big integer": ({"a": 2**4096}, b"", "an int of 4,097 bits"),
    "unknown tag": ({"a": {"set": []}}, b"", "an unknown tag, 'set'"),
    "long tag": ({"a": {"\x1b" * 999: 0}}, b"", "an unknown tag, '" + r"\x1b" * 40 + "...'"),
    "no tag": ({"a": {}}, b"", "an object with 0 keys where a tag is due"),
    "two tags": ({"a": {"dict": {}, "tuple": []}}, b"", "an object with 2 keys where a tag is due"),
    "a tuple of text": ({"a": {"tuple": "ab"}}, b"", "a tuple written as something else"),
    "a dict of pairs": ({"a": {"dict": [["b", 1]]}}, b"", "a dict written as something else"),
    "finite float in hex": ({"a": {"float": "00" * 8}}, b"", "a finite float in hex"),
    "short hex": ({"a": {"float": "7ff0"}}, b"", "hex of another length than 16"),
    "spaced hex": ({"a": {"float": "7ff0 00000000000"}}, b"", "hex with other digits"),
    "two spaces": ({"a": {"float": "7ff0  0000000000"}}, b"", "hex with spaces"),
    "no hex": ({"a": {"float": "é" * 16}}, b"", "hex with other digits"),
    "bool of 2": ({"a": {"scalar": ["bool", "02"]}}, b"", "a bool that is neither 0 nor 1"),
    "scalar object": ({"a": {"scalar": ["object", ""]}}, b"", "an unknown dtype, 'object'"),
    "scalar of one": ({"a": {"scalar": ["bool"]}}, b"", "a scalar of 1 fields"),
    "dtype of a list": ({"a": {"scalar": [[], ""]}}, b"", "a dtype written as something else"),
    "deep": (b"[" * 10**5, b"", "the header is nested too deep"),
    "rather deep": (
        b'{"a": ' + b"[" * 33 + b"]" * 33 + b"}", b"", "containers more than 32 deep"),
    "many": ({"a": [0] * 200_000}, b"", "more than 200,000 elements"),
    "long text": ({"a": "x" * 10**6}, b"", "more than 1,000,000 characters"),
    "array in bfloat16": (
        {"a": {"array": ["v", "bfloat16", [4]]}}, blob(v=EIGHT), "an unknown dtype, 'bfloat16'"),
    "complex": (tensor("v", "complex64", [1]), blob(v=EIGHT), "an unknown dtype, 'complex64'"),
    "no body": (tensor("v", "uint8", [8]), b"", NO_VECTOR),
    "another name": (tensor("w", "uint8", [8]), blob(v=EIGHT), NO_VECTOR),
    "named by a list": (tensor(["v"], "uint8", [8]), blob(v=EIGHT), NO_VECTOR),
    "named twice": ({"a": TWICE}, blob(v=EIGHT), NO_VECTOR),
    "unused": (
        tensor("v", "uint8", [8]), blob(v=EIGHT, w=b""),
        "the body has 1 vectors that the header does not name"),
    "unasked": ({}, blob(v=EIGHT), "the body has more vectors than the header names"),
    "too long": (tensor("v", "uint8", [9]), blob(v=EIGHT), MISFIT),
    "too short": (tensor("v", "float32", [1]), blob(v=EIGHT), MISFIT),
    "huge and empty": (
        tensor("v", "uint8", [2**62, 2**62, 0]), blob(v=b""), MISFIT.replace("8", "0")),
    "huge": (tensor("v", "uint8", [2**62]), blob(v=EIGHT), MISFIT),
    "negative": (
        tensor("v", "uint8", [-2, -4]), blob(v=EIGHT), "a shape or strides that are not lengths"),
    "true": (
        tensor("v", "uint8", [True, 8]), blob(v=EIGHT), "a shape or strides that are not lengths"),
    "8.0": (tensor("v", "uint8", [8.0]), blob(v=EIGHT), "a shape or strides that are not lengths"),
    "no shape": (tensor("v", "uint8", 8), blob(v=EIGHT), "a shape written as something else"),
    "axes": (tensor("v", "uint8", [1] * 33 + [8]), blob(v=EIGHT), "a shape of 34 axes"),
    "one stride": (
        tensor("v", "uint8", [2, 4], [1]), blob(v=EIGHT), "1 strides for 2 axes"),
    "negative stride": (
        tensor("v", "uint8", [8], [-1]), blob(v=EIGHT), "a shape or strides that are not lengths"),
    "tensor bool of 2": (
        tensor("v", "bool", [2]), blob(v=b"\x01\x02"), "a bool that is neither 0 nor 1"),
    "body cut": (
        tensor("v", "uint8", [8]), blob(v=EIGHT)[:-1],
        "the body is not safetensors"),
    "body header lies": (
        tensor("v", "uint8", [8]), b"\xff" * 16, "the body has more vectors than the header names"),
    "vector twice": (
        tensor("v", "uint8", [0]), safetensors_of("{" + ENTRY + "," + ENTRY + "}"),
        "the body has two vectors of one name"),
    "vector of floats": (
        tensor("v", "float32", [2]), save({"v": np.zeros(2, np.float32)}),
        "the body has an entry that is not a vector of bytes"),
    "vector of two axes": (
        tensor("v", "uint8", [8]), save({"v": np.zeros((2, 4), np.uint8)}),
        "the body has an entry that is not a vector of bytes"),
}  # fmt: skip


@pytest.mark.parametrize("name", MALFORMED)
def test_what_is_not_a_message_is_refused(name: str) -> None:
    """The refusal says what is wrong, in few words of the peer's."""
    header, body, why = MALFORMED[name]

    assert why == refusal(header, body)


@pytest.mark.parametrize("stride", [[2**62, 1], [2**23, 2**23], [2**63 - 1, 0]])
def test_a_stride_cannot_make_us_allocate(stride: list[int]) -> None:
    """Memory is bounded by the limits, whatever span a stride claims."""
    header = tensor("v", "float64", [3, 3], stride)

    told = refusal(header, blob(v=bytes(72)), strides=True)

    assert told == "more than 67,108,864 bytes between strides"


def test_many_strides_share_one_limit() -> None:
    """A hundred tensors that claim a megabyte each are refused like one that claims them all."""
    one = {"tensor": ["", "uint8", [2], [2**20]]}
    header = {"a": [{**one, "tensor": [str(i), *one["tensor"][1:]]} for i in range(100)]}
    body = blob(**{str(i): b"\0\0" for i in range(100)})

    told = refusal(header, body, strides=True)

    assert told == "more than 67,108,864 bytes between strides"


def test_strides_are_not_honoured_unasked() -> None:
    """What comes out of a box is contiguous, whatever strides it claims."""
    body = blob(v=bytes(range(8)))
    header = json.dumps(tensor("v", "uint8", [2, 4], [2**62, 2**62])).encode()

    assert wall.decode(header, body)["a"].stride() == (4, 1)


PREFIXES = {
    "no magic": (b"HTTP" + bytes(12), "it begins with b'HTTP'"),
    "header": (PREFIX.pack(b"wal1", 2**32 - 1, 0),
               "a header of 4,294,967,295 bytes, where 4,194,304 are allowed"),
    "body": (PREFIX.pack(b"wal1", 2, 2**64 - 1),
             "a body of 18,446,744,073,709,551,615 bytes, where 67,108,864 are allowed"),
}  # fmt: skip


@pytest.mark.parametrize("name", PREFIXES)
def test_a_length_is_checked_before_the_bytes_are_awaited(pair: Pair, name: str) -> None:
    """A frame that announces too much is refused at its prefix."""
    prefix, why = PREFIXES[name]
    channel, peer = pair
    peer.sendall(prefix)

    with pytest.raises(wall.Malformed) as refused:
        channel.receive(late())

    assert f"not a message: {why}" == str(refused.value)
    assert channel.fileno() == -1


# Whatever the bytes: Malformed or a message.


MESSAGE = {
    "value": (1, [2.5, float("nan")], {"k": "text"}, np.float32(1.5)),
    "tensors": [torch.arange(6.0).view(2, 3).t(), torch.tensor([True, False]), np.arange(3)],
}


def parts(message: dict[str, Any]) -> tuple[bytes, bytes]:
    encoded = wall.encode(message)
    _, header, _ = PREFIX.unpack_from(encoded)
    return encoded[PREFIX.size : PREFIX.size + header], encoded[PREFIX.size + header :]


def decodes_or_refuses(header: bytes, body: bytes) -> None:
    for strides in (False, True):
        try:
            message = wall.decode(header, body, strides=strides)
        except wall.Malformed as refused:
            told = str(refused)
        else:
            told = ""
            wall.encode(message)
        assert len(told) < 200


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=200), st.binary(max_size=200))
def test_fuzz_random_bytes(header: bytes, body: bytes) -> None:
    """Noise is refused."""
    decodes_or_refuses(header, body)


@st.composite
def mutated(draw: st.DrawFn, original: bytes) -> bytes:
    """The bytes with a few overwritten, cut out, doubled or put in."""
    data = bytearray(original)
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 3)))
        doubled = st.just(bytes(data[start:end]) * 2)
        tokens = st.sampled_from([b'"', b"[", b"}", b",", b"0", b"1", b"-1", b"9" * 30, b"{}", b""])
        data[start:end] = draw(tokens | doubled | st.binary(max_size=3))
    return bytes(data)


@settings(deadline=None, max_examples=500)
@given(mutated(parts(MESSAGE)[0]) | st.just(parts(MESSAGE)[0]), mutated(parts(MESSAGE)[1]))
def test_fuzz_mutated_bodies(header: bytes, body: bytes) -> None:
    """Frames whose body is nearly right are decoded or refused."""
    decodes_or_refuses(header, body)


@settings(deadline=None, max_examples=500)
@given(mutated(parts(MESSAGE)[0]))
def test_fuzz_mutated_headers(header: bytes) -> None:
    """Frames whose header is nearly right are decoded or refused."""
    decodes_or_refuses(header, parts(MESSAGE)[1])


numbers = st.sampled_from([0, 1, 2, 3, 4, 6, -1, 2**31, 2**62, 2**63, 2**64, 0.5, True])
lengths = st.lists(numbers, max_size=4)
dtypes = st.sampled_from([*TORCH, "object", "complex64", "x"])
fields = st.one_of(
    st.sampled_from(["0", "1", "2", "9"]), dtypes, lengths, st.text(max_size=3), st.none()
)
vectors = st.tuples(st.sampled_from(["0", "1", "2"]), dtypes, lengths).map(list)
strided = st.tuples(st.sampled_from(["0", "1", "2"]), dtypes, lengths, lengths).map(list)
tags = st.sampled_from(["tuple", "dict", "float", "scalar", "array", "tensor", "other"])
hexes = st.sampled_from(["7ff8000000000000", "00", "01", "0000803f", " " * 16, "xx"])
jsons = st.recursive(
    numbers | hexes | st.none() | st.text(max_size=5),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.builds(lambda tag, content: {tag: content}, tags, inner | vectors | strided),
        st.builds(lambda content: {"tensor": content}, vectors | strided | st.lists(fields)),
        st.builds(lambda dtype, data: {"scalar": [dtype, data]}, dtypes, hexes),
        st.dictionaries(st.text(max_size=3), inner, max_size=3),
    ),
    max_leaves=12,
)


@settings(deadline=None, max_examples=500)
@given(st.dictionaries(st.text(max_size=3), jsons, max_size=3))
def test_fuzz_structures(header: Any) -> None:
    """JSON in the shape of messages is decoded or refused."""
    decodes_or_refuses(json.dumps(header).encode(), b"")


sizes = st.lists(st.sampled_from([0, 1, 2, 3]), max_size=3)
steps = st.lists(numbers | st.integers(0, 9), max_size=3)


@st.composite
def tensors(draw: st.DrawFn) -> tuple[Any, bytes]:
    """A tensor's or an array's fields, and bytes that mostly fit them."""
    name = draw(st.sampled_from(list(TORCH)))
    shape = draw(sizes)
    stride = draw(st.just([]) | st.tuples(steps).map(list))
    size = math.prod(shape) * TORCH[name].itemsize + draw(st.sampled_from([0] * 9 + [1]))
    data = draw(st.sampled_from([b"\0", b"\1", b"\xff"])) * size
    return [name, draw(st.just(shape) | lengths), *stride], data


@settings(deadline=None, max_examples=500)
@given(st.lists(st.tuples(st.sampled_from(["tensor", "array"]), tensors()), max_size=2))
def test_fuzz_tensors(drawn: list[Any]) -> None:
    """Shapes, strides and dtypes that nearly fit their bytes are decoded or refused."""
    header = {str(i): {tag: [str(i), *fields]} for i, (tag, (fields, _)) in enumerate(drawn)}
    body = {str(i): data for i, (_, (_, data)) in enumerate(drawn)}
    decodes_or_refuses(json.dumps(header).encode(), blob(**body) if body else b"")


@settings(deadline=None, max_examples=100)
@given(mutated(wall.encode(MESSAGE)))
def test_fuzz_streams(stream: bytes) -> None:
    """Whatever comes through a socket, ``receive`` ends with a message or a WallError."""
    ours, theirs = socket.socketpair()
    theirs.sendall(stream)
    theirs.close()
    with ours, contextlib.suppress(wall.Malformed, wall.Closed):
        wall.Channel(ours).receive(late())


# The channel.


Pair = tuple[wall.Channel, socket.socket]


@pytest.fixture
def pair() -> Iterator[Pair]:
    """A channel and the bare socket at its other end."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield wall.Channel(ours), theirs


@pytest.fixture
def beside() -> Iterator[Callable[[Callable[[], object]], None]]:
    """Runs a function in a thread, which has ended when the test does."""
    threads: list[threading.Thread] = []

    def run(function: Callable[[], object]) -> None:
        threads.append(threading.Thread(target=function))
        threads[-1].start()

    yield run
    for thread in threads:
        thread.join()


def test_messages_go_both_ways_and_stay_in_order(pair: Pair) -> None:
    """Several frames in the stream are read one at a time."""
    channel, theirs = pair
    peer = wall.Channel(theirs)
    for number in range(3):
        channel.send({"ask": number}, late())

    received = [peer.receive(late()) for _ in range(3)]
    peer.send({"answer": 1.0}, None)

    assert received == [{"ask": 0}, {"ask": 1}, {"ask": 2}]
    assert channel.receive(float("inf")) == {"answer": 1.0}


def test_an_input_keeps_its_strides_over_the_channel(pair: Pair) -> None:
    """``strides`` is passed on to the decoder."""
    channel, theirs = pair
    channel.send({"x": torch.ones(2, 3).t()}, late())

    assert wall.Channel(theirs).receive(late(), strides=True)["x"].stride() == (1, 3)


def test_a_large_message_crosses_in_pieces(pair: Pair, beside: Any) -> None:
    """Neither end needs to hold a whole frame in the socket's buffer."""
    channel, theirs = pair
    large = torch.arange(2.0**20)
    beside(lambda: channel.send({"x": large}, late()))

    assert torch.equal(large, wall.Channel(theirs).receive(late())["x"])


@pytest.mark.parametrize(
    ("sent", "place"), [(b"", "before a frame"), (b"wal", "in the middle of a frame"),
                        (frame({})[:-1], "in the middle of a frame")]
)  # fmt: skip
def test_a_peer_that_hangs_up_is_told_with_its_place(pair: Pair, sent: bytes, place: str) -> None:
    """It makes a difference whether the box died before its answer or in it."""
    channel, peer = pair
    peer.sendall(sent)
    peer.close()

    with pytest.raises(wall.Closed, match=rf"^the peer hung up {place}$"):
        channel.receive(late())
    with pytest.raises(wall.Closed, match=r"^the peer hung up before a frame$"):
        channel.receive(late())


def test_sending_to_a_dead_peer_is_closed(pair: Pair) -> None:
    """A broken pipe is no OSError and no signal."""
    channel, peer = pair
    peer.close()

    with pytest.raises(wall.Closed, match=r"^the peer hung up in the middle of a frame$"):
        channel.send({"x": torch.zeros(2**20)}, late())


PASSED = r"^the time was over before the whole frame had crossed$"


def test_a_silent_peer_meets_the_deadline(pair: Pair) -> None:
    """Waiting for a frame ends at the deadline, and the channel with it."""
    channel, _ = pair

    with pytest.raises(wall.DeadlinePassed, match=PASSED):
        channel.receive(soon())

    assert channel.fileno() == -1


def test_a_deadline_that_has_passed_is_not_excused_by_a_frame_in_time(pair: Pair) -> None:
    """What comes of a deadline does not depend on what is in the buffer."""
    channel, peer = pair
    peer.sendall(frame({}))

    with pytest.raises(wall.DeadlinePassed, match=PASSED):
        channel.receive(time.monotonic())


def test_a_peer_that_does_not_read_meets_the_deadline(pair: Pair) -> None:
    """Sending more than the socket holds ends at the deadline."""
    channel, _ = pair

    with pytest.raises(wall.DeadlinePassed, match=PASSED):
        channel.send({"x": torch.zeros(2**22)}, soon())


class Trickle:
    """A descriptor that is always readable; draining it sends one byte of a frame."""

    def __init__(self, peer: socket.socket, data: bytes) -> None:
        self._readable, self._writer = socket.socketpair()
        self._writer.send(b"!")
        self._peer = peer
        self._data = data
        self.count = 0

    def fileno(self) -> int:
        return self._readable.fileno()

    def drain(self) -> bool:
        self._peer.send(self._data[self.count : self.count + 1])
        self.count += 1
        return True

    def close(self) -> None:
        self._readable.close()
        self._writer.close()


def test_a_trickle_does_not_extend_the_deadline(pair: Pair) -> None:
    """A byte now and then is not a frame in time."""
    channel, peer = pair
    trickle = Trickle(peer, frame({"x": "x" * 10**6}))

    with pytest.raises(wall.DeadlinePassed, match=PASSED):
        channel.receive(soon(), drain=trickle)

    trickle.close()
    assert trickle.count > 1


class Pipe:
    """A pipe whose reading end is a Drain."""

    def __init__(self) -> None:
        self._reader, self.writer = os.pipe()
        os.set_blocking(self._reader, False)
        self.data = b""

    def fileno(self) -> int:
        return self._reader

    def drain(self) -> bool:
        chunk = os.read(self._reader, 2**16)
        self.data += chunk
        return bool(chunk)

    def close(self) -> None:
        os.close(self._reader)
        self._reader = -1


def test_a_peer_that_prints_more_than_a_pipe_holds_is_drained(pair: Pair, beside: Any) -> None:
    """It prints, then answers; whoever waits for the answer must read the prints."""
    channel, peer = pair
    pipe = Pipe()

    def print_and_answer() -> None:
        with open(pipe.writer, "wb") as out:
            out.write(b"x" * 10**6)
        peer.sendall(frame({"answer": 1}))

    beside(print_and_answer)

    assert channel.receive(late(), drain=pipe) == {"answer": 1}
    assert len(pipe.data) == 10**6
    pipe.close()


def test_a_peer_that_prints_before_it_reads_is_drained(pair: Pair, beside: Any) -> None:
    """Sending waits for the peer too."""
    channel, peer = pair
    pipe = Pipe()
    large = torch.zeros(2**20)
    received = []

    def print_and_read() -> None:
        with open(pipe.writer, "wb") as out:
            out.write(b"x" * 10**6)
        received.append(wall.Channel(peer).receive(late()))

    beside(print_and_read)
    channel.send({"x": large}, late(), drain=pipe)

    assert len(pipe.data) == 10**6
    pipe.close()


def test_a_drain_that_is_at_its_end_or_closed_is_left_alone(pair: Pair) -> None:
    """The end of the output does not keep us busy, nor does its absence stop us."""
    channel, _ = pair
    pipe = Pipe()
    os.close(pipe.writer)
    calls = []
    drain = pipe.drain
    pipe.drain = lambda: calls.append(1) or drain()  # type: ignore[method-assign]

    with pytest.raises(wall.DeadlinePassed, match=PASSED):
        channel.receive(soon(), drain=pipe)
    pipe.close()

    assert calls == [1]


def test_an_unsendable_message_leaves_the_channel_open(pair: Pair) -> None:
    """Nothing of it was sent, so another may follow."""
    channel, theirs = pair
    with pytest.raises(wall.Unsendable):
        channel.send({"value": object()}, late())
    channel.send({"value": None}, late())

    assert wall.Channel(theirs).receive(late()) == {"value": None}


def test_each_end_has_limits_of_its_own_for_each_way() -> None:
    """``limits`` is for what comes in, ``sends`` for what goes out."""
    ours, theirs = socket.socketpair()
    small = wall.Limits(body_bytes=1000)
    channel, peer = wall.Channel(ours, limits=small), wall.Channel(theirs, sends=small)
    value = {"value": torch.zeros(1000)}

    channel.send(value, late())
    assert torch.equal(value["value"], peer.receive(late())["value"])
    with pytest.raises(wall.TooLarge) as refused:
        peer.send(value, late())
    theirs.sendall(wall.encode(value))
    with pytest.raises(wall.Malformed):
        channel.receive(late())

    theirs.close()
    assert (
        str(refused.value)
        == "the value is too large to be returned here: more than 1,000 bytes of tensors"
    )
