"""What crosses the wall arrives as it was; what cannot cross is refused in plain words."""

from __future__ import annotations

import collections
import enum
import math
import re
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.box import values
from grader.box.limits import NUMPY, TORCH, Limits, TooLarge, Unsendable

LIMITS = Limits()
USABLE = (
    "use None, bool, int, float, str, tensors, NumPy arrays and scalars, "
    "or lists, tuples and dicts (with str keys) of them"
)


def across(value: Any, *, strides: bool = False, limits: Limits = LIMITS) -> Any:
    """The value after it has crossed the wall."""
    header, body = values.pack({"value": value}, limits)
    return values.unpack(header, body, limits, strides=strides)["value"]


def bits(value: Any) -> Any:
    """A value as plain data in which different values, -0.0 and NaNs too, are different."""
    kind = type(value)
    if kind is float:
        return kind, struct.pack(">d", value)
    if kind in (list, tuple):
        return kind, [bits(element) for element in value]
    if kind is dict:
        return kind, [(key, bits(element)) for key, element in value.items()]
    if kind is torch.Tensor:
        flat = value.flatten().clone().unsqueeze(-1).view(torch.uint8).tolist()
        return kind, value.dtype, tuple(value.shape), flat
    if isinstance(value, (np.ndarray, np.generic)):
        return kind, value.dtype, value.shape, value.tobytes()
    return kind, value


def tensors() -> st.SearchStrategy[torch.Tensor]:
    def of(dtype: torch.dtype) -> st.SearchStrategy[torch.Tensor]:
        top = 1 if dtype is torch.bool else 255
        shapes = st.lists(st.integers(0, 3), max_size=3)
        return shapes.flatmap(lambda shape: filled(shape, dtype, top))

    def filled(shape: list[int], dtype: torch.dtype, top: int) -> st.SearchStrategy[torch.Tensor]:
        size = math.prod(shape) * dtype.itemsize
        byte = st.lists(st.integers(0, top), min_size=size, max_size=size)
        return byte.map(lambda data: torch.tensor(data, dtype=torch.uint8).view(dtype).view(shape))

    return st.sampled_from(list(TORCH.values())).flatmap(of)


arrays = st.sampled_from(list(NUMPY.values())).flatmap(
    lambda dtype: hnp.arrays(dtype, hnp.array_shapes(min_dims=0, max_dims=3, min_side=0))
)
scalars = st.sampled_from(list(NUMPY.values())).flatmap(hnp.from_dtype)
leaves = (
    st.none() | st.booleans() | st.integers(-(2**300), 2**300) | st.floats() | st.text()
    | tensors() | arrays | scalars
)  # fmt: skip
anything = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text(), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(deadline=None, max_examples=300)
@given(anything)
def test_every_value_arrives_as_it_was(value: Any) -> None:
    """Type, dtype, shape, order and every bit are kept."""
    assert bits(value) == bits(across(value))


@pytest.mark.parametrize(
    "value",
    [
        True, 1, 1.0, "1", -0.0, 5e-324, math.nan, -math.inf, 2**4095, -(2**63), "",
        "\ud800 \0 ☃ 😀",
        [], (), {}, [[]], ([],), {"tuple": [1]}, {"tensor": ["0", "float32", [1]]}, {"": {"": ()}},
        np.float64(1), np.float32(-0.0), np.bool_(True), np.int8(-1), np.array(3), np.zeros((0, 2)),
        torch.tensor(1.0), torch.tensor(True), torch.zeros(0, 3),
        torch.zeros(2, dtype=torch.bfloat16),
        struct.unpack(">d", bytes.fromhex("7ff800000000beef"))[0],
        torch.tensor([0x7FC0BEEF, 1], dtype=torch.int32).view(torch.float32),
    ],
    ids=repr,
)  # fmt: skip
def test_look_alikes_are_kept_apart(value: Any) -> None:
    """Numbers, bools, 0-d tensors and NumPy scalars, lists and tuples stay what they are."""
    assert bits(value) == bits(across(value))


LAYOUTS = {
    "transposed": torch.arange(6.0).view(2, 3).t(),
    "sliced": torch.arange(40.0).view(5, 8)[1::2, 2::3],
    "expanded": torch.arange(3.0).view(3, 1).expand(3, 4),
    "expanded from a number": torch.tensor(2.0).expand(2, 3),
    "overlapping": torch.arange(10.0).unfold(0, 4, 2),
    "channels last": torch.rand(2, 3, 4, 5).to(memory_format=torch.channels_last),
    "bool": (torch.arange(6).view(2, 3) > 2).t(),
}


@pytest.mark.parametrize("tensor", LAYOUTS.values(), ids=LAYOUTS)
def test_an_input_keeps_its_strides(tensor: torch.Tensor) -> None:
    """With ``strides`` a tensor comes out as it was laid out, without it contiguous."""
    laid_out, plain = across(tensor, strides=True), across(tensor)

    assert tensor.stride() == laid_out.stride()
    assert bits(tensor) == bits(laid_out) == bits(plain)
    assert plain.is_contiguous()


steps = st.builds(slice, st.integers(0, 4), st.integers(1, 6), st.integers(1, 3))


@settings(deadline=None)
@given(st.tuples(steps, steps, steps | st.integers(0, 5)), st.permutations(range(3)))
def test_any_view_arrives_as_it_was(part: Any, order: list[int]) -> None:
    """Slices with any shape, stride and offset, of one element or none too."""
    tensor = torch.arange(120, dtype=torch.int16).view(4, 5, 6).permute(order)[:4, :5, :6]
    tensor = tensor[part[0], part[1]][..., part[2] if isinstance(part[2], slice) else 0]

    assert bits(tensor) == bits(across(tensor)) == bits(across(tensor, strides=True))
    assert bits(tensor.numpy()) == bits(across(tensor.numpy()))
    assert bits(tensor.numpy()[::-1]) == bits(across(tensor.numpy()[::-1]))


def test_what_lies_between_the_strides_does_not_cross() -> None:
    """A slice takes nothing along of the tensor it was cut from."""
    secret = torch.full((4, 2), 7.0)
    secret[:, 0] = 1.0

    arrived = across(secret[:, 0], strides=True)

    assert arrived.as_strided((7,), (1,)).tolist() == [1, 0, 1, 0, 1, 0, 1]


def test_strides_too_far_apart_are_not_kept() -> None:
    """A view whose memory is over the limit arrives contiguous instead of not at all."""
    few = torch.arange(1000.0)[::500]

    assert across(few, strides=True, limits=Limits(body_bytes=1000)).stride() == (1,)


class Point(collections.namedtuple("Point", "x y")):
    def __iter__(self) -> Any:
        raise SystemExit


class Liar(torch.Tensor):
    """Runs code of its own wherever PyTorch lets it."""

    @classmethod
    def __torch_function__(cls, *_: Any, **__: Any) -> Any:
        raise SystemExit

    def detach(self) -> Any:
        raise SystemExit

    def __eq__(self, other: object) -> Any:
        raise SystemExit


class Dispatcher(torch.Tensor):
    @classmethod
    def __torch_dispatch__(cls, *_: Any, **__: Any) -> Any:
        raise SystemExit


class LyingFloat(float):
    def __float__(self) -> float:
        raise SystemExit

    __repr__ = __str__ = __format__ = __float__  # type: ignore[assignment]


class LyingText(str):
    def __str__(self) -> str:
        raise SystemExit

    __len__ = __repr__ = __str__  # type: ignore[assignment]


class LyingDict(dict):  # type: ignore[type-arg]
    def items(self) -> Any:
        raise SystemExit

    __iter__ = __len__ = keys = items


class LyingArray(np.ndarray):
    def __array__(self, *_: Any, **__: Any) -> Any:
        raise SystemExit

    tobytes = astype = reshape = __array__


class Level(enum.IntEnum):
    HIGH = 3


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (Point(1, [2]), (1, [2])),
        (collections.OrderedDict(a=1), {"a": 1}),
        (LyingDict(a=LyingText("b")), {"a": "b"}),
        (Level.HIGH, 3),
        (torch.Size([2, 3]), (2, 3)),
        (LyingFloat(0.5), 0.5),
        (np.ma.array([1, 2], mask=[0, 1]), np.array([1, 2])),
        (np.ones(2).view(LyingArray), np.ones(2)),
        (np.array([1, 2], dtype=">i4"), np.array([1, 2], dtype=np.int32)),
        (torch.nn.Parameter(torch.ones(2)), torch.ones(2)),
        (torch.ones(2, requires_grad=True) * 2, torch.full((2,), 2.0)),
        (torch.ones(2).as_subclass(Liar), torch.ones(2)),
        (torch.Tensor._make_subclass(Dispatcher, torch.ones(2)), torch.ones(2)),
        (torch.conj(torch.tensor([1 + 2j])).imag, torch.tensor([-2.0])),
        (torch.tensor([0, 2], dtype=torch.uint8).view(torch.bool), torch.tensor([False, True])),
        (np.array([0, 2], dtype=np.uint8).view(np.bool_), np.array([False, True])),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_subclass_arrives_as_what_it_holds(value: Any, plain: Any) -> None:
    """No override of a subclass is called, not even a lying one."""
    assert bits(plain) == bits(across(value))


def test_a_default_device_or_mode_left_on_changes_nothing() -> None:
    """A hand-in that sets a default device still gets and gives what the bytes say."""
    before = torch.ones(2, 3).t(), torch.zeros(0)

    with torch.device("meta"):
        after = across(before, strides=True)

    assert bits(before) == bits(after)


def shrunk() -> torch.Tensor:
    tensor = torch.ones(5)
    tensor.untyped_storage().resize_(0)
    return tensor


def wrapper() -> torch.Tensor:
    return torch.Tensor._make_wrapper_subclass(Dispatcher, (3,))  # type: ignore[attr-defined, no-any-return]


REFUSED = {
    "a generator object": lambda: (number for number in range(3)),
    "a function object": lambda: shrunk,
    "a torch._C.Generator object": torch.Generator,
    "a torch.nn.modules.linear.Linear object": lambda: torch.nn.Linear(1, 1),
    "a complex object": lambda: 1j,
    "a bytes object": lambda: b"",
    "a set object": set,
    "an object object": object,
    "a dict with an int object as a key": lambda: {1: 2},
    "a dict with two keys of the same text": lambda: {"a": 1, unequal("a"): 2},
    "a NumPy array of dtype object": lambda: np.array([None]),
    "a NumPy array of dtype <U1": lambda: np.array(["a"]),
    "a NumPy array of dtype complex128": lambda: np.zeros(1, complex),
    "a NumPy scalar of dtype <U1": lambda: np.str_("a"),
    "a NumPy scalar of dtype datetime64[Y]": lambda: np.datetime64("2020"),
    "a NumPy scalar of dtype timedelta64[s]": lambda: np.timedelta64(1, "s"),
    "a tensor of dtype torch.complex64": lambda: torch.ones(1, dtype=torch.complex64),
    "a tensor of dtype torch.float8_e4m3fn": lambda: torch.ones(1).to(torch.float8_e4m3fn),
    "a tensor of layout sparse_coo": lambda: torch.eye(2).to_sparse(),
    "a tensor of layout sparse_csr": lambda: torch.eye(2).to_sparse_csr(),
    "a tensor of layout _mkldnn": lambda: torch.ones(2).to_mkldnn(),
    "a tensor on the device meta": lambda: torch.ones(1, device="meta"),
    "a nested tensor": lambda: torch.nested.nested_tensor([torch.ones(1)]),
    "a quantised tensor": lambda: torch.quantize_per_tensor(torch.ones(1), 0.1, 0, torch.quint8),
    "a tensor that holds no memory": shrunk,
}


def unequal(text: str) -> str:
    """A str that is equal to nothing, so that a dict takes it beside its like."""
    return type("Key", (str,), {"__eq__": lambda *_: False, "__hash__": str.__hash__})(text)


@pytest.mark.filterwarnings("ignore::UserWarning", "ignore::DeprecationWarning")
@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_cross_is_named_with_its_place(what: str) -> None:
    """The message says what it is, where it is, and what would do."""
    with pytest.raises(Unsendable) as refused:
        across([1, {"loss": (REFUSED[what](),)}])

    place = "(at [1]['loss'][0])"
    assert f"{what} is not a value that can be returned here {place}; {USABLE}" == str(
        refused.value
    )


def test_a_value_by_itself_has_no_place() -> None:
    """The key that the protocol gives to an answer is not told."""
    with pytest.raises(Unsendable) as refused:
        across(iter([]))

    assert (
        f"a list_iterator object is not a value that can be returned here; {USABLE}"
        == str(refused.value)
    )  # fmt: skip


def test_tensors_without_memory_of_their_own_are_refused() -> None:
    """A wrapper subclass, and what vmap passes around, hold no bytes that could be sent."""
    seen = []

    def peek(row: torch.Tensor) -> torch.Tensor:
        with pytest.raises(Unsendable, match=r"^a tensor that holds no memory is not a value"):
            across(row)
        seen.append(True)
        return row

    torch.vmap(peek)(torch.ones(2, 3))
    with pytest.raises(Unsendable, match=r"^a tensor that holds no memory is not a value"):
        across(wrapper())
    assert seen == [True]


def test_a_name_from_the_hand_in_is_cut_and_made_printable() -> None:
    """A class cannot put control characters or a novel into our message."""
    kind = type("\x1b[2J" + "x" * 200, (), {"__module__": 5})

    with pytest.raises(Unsendable) as refused:
        across(kind())

    name = "?[2J" + "x" * 76
    assert f"a {name} object is not a value" in str(refused.value)


def test_a_container_that_holds_itself_is_refused() -> None:
    """Recursion ends at the limit of depth, not in a RecursionError."""
    loop: list[Any] = []
    loop.append(loop)

    with pytest.raises(Unsendable) as refused:
        across(loop)

    assert (
        "a container that is over 32 deep, or holds itself, is not a value "
        f"that can be returned here (at [0][0][0]); {USABLE}"
    ) == str(refused.value)


def nested(depth: int) -> Any:
    value: Any = 0
    for _ in range(depth):
        value = [value]
    return value


def test_depth_is_counted_alike_on_both_sides() -> None:
    """What the writer lets through, the reader does too."""
    assert nested(32) == across(nested(32))
    with pytest.raises(Unsendable):
        across(nested(33))


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ([0] * 10**6, "more than 200,000 elements"),
        ([[0] * 10**5] * 3, "more than 200,000 elements"),
        ("x" * 10**6 + "x", "more than 1,000,000 characters"),
        (["x" * 10**5] * 11, "more than 1,000,000 characters"),
        ([2**4000] * 10**5, "more than 1,000,000 characters"),
        (2**4096, "an int of 4,097 bits"),
        (torch.zeros(1).expand(10**12), "more than 67,108,864 bytes of tensors"),
        (np.broadcast_to(np.zeros(1), 10**12), "more than 67,108,864 bytes of tensors"),
        (np.broadcast_to(np.zeros(1, ">f8"), 10**12), "more than 67,108,864 bytes of tensors"),
        (torch.zeros((1,) * 40), "a shape of 40 axes: (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ..."),
        ("☃" * 999_995, "5,999,982 bytes of structure and 0 bytes of tensors"),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else None,
)
def test_too_large_is_said_before_it_is_written(value: Any, what: str) -> None:
    """A huge answer costs no huge memory, and its message says which limit it is over."""
    with pytest.raises(TooLarge) as refused:
        across(value)

    assert f"the value is too large to be returned here: {what}" == str(refused.value)


NO_MEMORY = """
import resource, torch
from grader.box import values
value = torch.zeros(1).expand(2**24)
used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + 2**24, used + 2**24))
try:
    values.pack({"value": value}, values.Limits(body_bytes=2**30))
except values.TooLarge as error:
    print(error)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc and RLIMIT_AS")
def test_running_out_of_memory_is_too_large() -> None:
    """In a box without memory for the frame there is memory for saying so."""
    root = Path(values.__file__).parents[2]
    command = [sys.executable, "-W", "error", "-c", NO_MEMORY]

    told = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout

    assert told == "the value is too large to be returned here: RuntimeError while it was written\n"


def test_the_header_is_as_documented() -> None:
    """The tags are those of the module's docstring."""
    message = {"a": (1, [2.5]), "b": {"c": None}, "d": math.inf, "e": np.float32(1)}
    message |= {"f": np.zeros((2, 3), int), "g": torch.zeros(3, 2).t()}

    header, body = values.pack(message, LIMITS)

    assert re.sub(r"\s", "", """
        {"a": {"tuple": [1, [2.5]]}, "b": {"dict": {"c": null}}, "d": {"float": "7ff0000000000000"},
         "e": {"scalar": ["float32", "0000803f"]}, "f": {"array": ["0", "int64", [2, 3]]},
         "g": {"tensor": ["1", "float32", [2, 3], [1, 2]]}}
    """) == header.decode()  # fmt: skip
    assert len(body) > 24 + 48
