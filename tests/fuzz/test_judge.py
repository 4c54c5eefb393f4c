"""The judge: of any two values it says yes or gives a Mismatch, and no NaN is ever a number."""

from __future__ import annotations

import math
import warnings
from typing import Any

import numpy
import torch
from hypothesis import assume
from hypothesis import strategies as st

from grader.examine.feedback import Handed, full
from grader.examine.judge import Mismatch, expect
from grader.examine.resemblance import seen
from tests.fuzz import holds_for

NAN, INF = math.nan, math.inf
FLOATS = [torch.float64, torch.float32, torch.float16, torch.bfloat16]
WHOLE = [getattr(torch, f"{kind}{bits}") for kind in ("int", "uint") for bits in (8, 16, 32, 64)]
DTYPES = [*FLOATS, *WHOLE, torch.bool, torch.complex64, torch.complex128]
NUMBERS = [
    0, 1, -1, 0.0, -0.0, 1.0, 0.1, NAN, INF, -INF, 5e-324, -1e-310, 1e-45, 6e-8, 65504.0, 3.4e38,
    1.7e308, 2**53, 2**53 + 1, 2**63 - 1, -(2**63), 2**64, 10**400, -(10**400), 2**4095, 10**4200,
    True, False, 1j, complex(NAN, 1), complex(0, INF),
    numpy.float16(1), numpy.float32(NAN), numpy.float64(-0.0), numpy.int8(-1),
    numpy.uint64(2**64 - 1), numpy.bool_(True), numpy.complex64(1j),
]  # fmt: skip
PLAIN = st.sampled_from([*NUMBERS, None, "", "nan", "\ud800", b"x", ..., {1}, object, range(3)])
KEYS = st.sampled_from(["a", "b", "", "\n"])


@st.composite
def tensors(draw: st.DrawFn) -> torch.Tensor:
    """Of any dtype, shape and layout, with what is special in it."""
    dtype = draw(st.sampled_from(DTYPES))
    sizes = draw(st.lists(st.sampled_from([0, 1, 1, 2, 3]), max_size=3))
    tensor = torch.zeros(sizes, dtype=dtype)
    flat = tensor.view(-1)
    for at in range(min(len(flat), draw(st.integers(0, 3)))):
        flat[at] = _fits(dtype, draw(st.sampled_from([NAN, INF, -INF, -0.0, 1, 2, 255, 5e-324])))
    if dtype in (torch.int64, torch.float64) and len(flat) and draw(st.booleans()):
        flat[-1] = draw(st.sampled_from([2**53, 2**53 + 1, -(2**62)]))
    layout = draw(st.sampled_from(["as it is", "transposed", "expanded", "wants a gradient"]))
    if layout == "expanded":
        return tensor.expand(2, *sizes)
    if layout == "wants a gradient" and dtype.is_floating_point:
        return tensor.requires_grad_()
    return tensor.T if layout == "transposed" and tensor.ndim == 2 else tensor


def _fits(dtype: torch.dtype, number: float) -> float:
    """The number, or one that the dtype can hold."""
    return number if dtype.is_floating_point or dtype.is_complex or number in (1, 2) else 1


ARRAYS = st.sampled_from([
    numpy.arange(3), numpy.arange(3)[::-1], numpy.zeros((2, 0)), numpy.array(NAN),
    numpy.array([NAN, 1]), numpy.arange(3, dtype=">i4"), numpy.arange(3, dtype="uint16"),
    numpy.array(["a"]),
    numpy.array([None, {}], dtype=object), numpy.array([1j]),
    numpy.array([True]), numpy.array([INF], dtype="float16"),
    numpy.array([1, 2], dtype="datetime64[s]"), numpy.zeros(1, dtype=[("a", "i4")]),
])  # fmt: skip
ANYTHING = st.recursive(
    PLAIN | tensors() | ARRAYS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(KEYS, inner, max_size=2)
    ),
    max_leaves=4,
)
# Where "is it that?" and "is that it?" are one question: an array is no tensor, so not for arrays.
MUTUAL = st.recursive(
    st.sampled_from([*NUMBERS, None, "", "nan"]) | tensors(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(KEYS, inner, max_size=2),
    max_leaves=3,
)


def miss(observed: Any, expected: Any, exactly: bool = False, **tolerance: Any) -> Mismatch | None:
    """What the judge says; any other exception than a Mismatch, and any warning, is a finding."""
    judge = expect(observed)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            judge.equals(expected) if exactly else judge.close_to(expected, **tolerance)
        except Mismatch as mismatch:
            return mismatch
    return None


@holds_for(300, observed=ANYTHING, expected=ANYTHING, exactly=st.booleans())
def test_a_judgement_is_a_mismatch_or_nothing(observed: Any, expected: Any, exactly: bool) -> None:
    """And its words can be written, whatever is in them."""
    mismatch = miss(observed, expected, exactly)

    if mismatch is not None:
        text = full(mismatch, None, (), ("a hint",), Handed("handin.py", "handin"))
        assert 0 < len(text) < 10_000


@holds_for(100, value=ANYTHING, exactly=st.booleans())
def test_what_is_expected_is_right(value: Any, exactly: bool) -> None:
    """The same value is what was wanted; an array is wanted as a tensor."""
    assume(not _has_array(value))

    assert miss(value, value, exactly) is None


def _has_array(value: Any) -> bool:
    if isinstance(value, (list, tuple)):
        return any(map(_has_array, value))
    if isinstance(value, dict):
        return any(map(_has_array, value.values()))
    return isinstance(value, numpy.ndarray)


@holds_for(100, number=st.sampled_from(NUMBERS), tensor=tensors(), exactly=st.booleans())
def test_a_nan_is_never_a_number(number: Any, tensor: torch.Tensor, exactly: bool) -> None:
    """Nor a number a NaN, by any tolerance, as a number or among the entries of a tensor."""
    is_nan = bool(number != number)
    for nan in (NAN, torch.tensor(NAN), numpy.float32(NAN)):
        assert (miss(nan, number, exactly) is None) is (is_nan and not isinstance(number, complex))
        assert miss(number, nan, exactly) or is_nan
        if not is_nan:
            assert miss(nan, number, rtol=1e300, atol=1e300)
            assert miss(number, nan, rtol=1e300, atol=1e300)
    assume(tensor.is_floating_point() and tensor.numel() and not tensor.isnan().any())
    spoiled = tensor.detach().clone(memory_format=torch.contiguous_format)
    spoiled.view(-1)[0] = NAN
    for one, other in ((spoiled, tensor), (tensor, spoiled)):
        assert miss(one, other, exactly)
        assert miss(one, other, rtol=1e300, atol=1e300)


@holds_for(200, one=MUTUAL, other=MUTUAL)
def test_to_equal_is_mutual(one: Any, other: Any) -> None:
    """Exactly, and within a tolerance that does not go by the expected value."""
    assert (miss(one, other, True) is None) is (miss(other, one, True) is None)


@holds_for(100, values=st.lists(st.tuples(st.floats(), st.floats()), min_size=1, max_size=4))
def test_to_be_near_is_mutual(values: list[tuple[float, float]]) -> None:
    """For tensors and for numbers."""
    one, other = (torch.tensor(side, dtype=torch.float64) for side in zip(*values, strict=True))

    assert (miss(one, other, atol=0.5) is None) is (miss(other, one, atol=0.5) is None)
    first, second = values[0]
    assert (miss(first, second, atol=0.5) is None) is (miss(second, first, atol=0.5) is None)
    if len(values) == 1:
        assert (miss(first, second, atol=0.5) is None) is (miss(one, other, atol=0.5) is None)


@holds_for(100, value=ANYTHING)
def test_a_claim_is_true_or_a_mismatch(value: Any) -> None:
    """Whatever the value."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for judge in (lambda: expect(value).is_true("it"), lambda: expect(value).refuses()):
            try:
                judge()
            except Mismatch as mismatch:
                assert 0 < len(mismatch.got) < 10_000


@holds_for(100, observed=tensors(), expected=tensors(), size=st.integers(0, 9))
def test_a_resemblance_is_a_sentence_or_nothing(
    observed: torch.Tensor, expected: torch.Tensor, size: int
) -> None:
    """For any two tensors that differ, of whatever shapes."""
    mismatch = miss(observed, expected)

    if mismatch is not None and mismatch.pair is not None:
        assert len(seen(*mismatch.pair, {size})) < 200
