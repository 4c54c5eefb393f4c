"""The judge: attributes before values, and a mismatch that says what, where and how far.

``expect(observed).close_to(expected)`` and its kin raise ``Mismatch`` where the answer is wrong.
A mismatch is an AssertionError, so a check may be run by anything that runs assertions.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy
import torch

from grader.box.question import Observation
from grader.examine import show
from grader.examine.subjects import StudentTrouble
from grader.examine.tolerance import DEFAULT, Tolerance

REFUSALS = ("ValueError", "TypeError", "AssertionError")
REFUSAL = "ValueError, for a value that makes no sense"
NUMBERS = (int, float, numpy.integer, numpy.floating)
COMPLEX = (complex, numpy.complexfloating)


class Mismatch(AssertionError):
    """An answer that is not the right one: what was expected, what came instead.

    ``observed`` is the value that was judged, so that the question it answers can be shown;
    ``pair`` are the two tensors that differ in it, observed and expected; ``curve`` the losses
    of a training, finite or not, where they show what went wrong.
    """

    def __init__(
        self,
        expected: str,
        got: str,
        pair: tuple[torch.Tensor, torch.Tensor] | None = None,
        curve: Sequence[float] = (),
    ) -> None:
        super().__init__(f"expected {expected}, got {got}")
        self.expected = expected
        self.got = got
        self.pair = pair
        self.curve = tuple(float(loss) for loss in curve)
        self.observed: Any = None


class Expectation:
    """What was observed, waiting to be judged."""

    def __init__(self, observed: Any) -> None:
        self._observation = observed if isinstance(observed, Observation) else Observation(observed)

    @property
    def _value(self) -> Any:
        if self._observation.trouble is not None:
            raise StudentTrouble.of(self._observation.trouble)
        return self._observation.value

    def close_to(
        self,
        expected: Any,
        *,
        within: Tolerance = DEFAULT,
        rtol: Any = None,
        atol: Any = None,
        because: str = "",
    ) -> None:
        """The same type, shape and dtype, finite where ``expected`` is, and values near it.

        Args:
            expected: a tensor, a number, or a list, tuple or dict of these.
            within: a named tolerance; ``rtol`` and ``atol`` (a number, or a dict by dtype)
                override it, and ``because`` then says why.

        Raises:
            Mismatch: it is not close, with the worst entry.
        """
        if rtol is not None or atol is not None:
            within = _by_hand(rtol, atol, because)
        self._judge(self._value, expected, within)

    def close_to_any(self, expected: Sequence[Any], **tolerance: Any) -> None:
        """Close to at least one of several right answers; told by the first."""
        misses: list[Mismatch] = []
        for one in expected:
            try:
                return self.close_to(one, **tolerance)
            except Mismatch as miss:
                misses.append(miss)
        raise misses[0]

    def equals(self, expected: Any) -> None:
        """Exactly ``expected``; a list, a tuple and an int64 tensor of the same ints are equal."""
        self._judge(_plain(self._value), _plain(expected), EXACT)

    def _judge(self, value: Any, expected: Any, within: Tolerance) -> None:
        try:
            _compare(value, expected, within, "")
        except Mismatch as mismatch:
            mismatch.observed = self._observation.value
            raise

    def is_true(self, claim: str, *, got: Any = None, curve: Sequence[float] = ()) -> None:
        """Something true; ``claim`` says in words what was wanted, ``got`` what came.

        ``curve``: the losses of a training, which are then drawn for whoever may see them.
        """
        value = self._value
        if not _truth(value):
            came = value if got is None else got
            told = came if isinstance(came, str) else show.value(came)
            raise Mismatch(claim, told, curve=curve)

    def refuses(self) -> None:
        """A ValueError, which the contract asks for; TypeError and AssertionError are as right."""
        trouble = self._observation.trouble
        if trouble is None:
            got = f"no error; it returned {show.value(self._observation.value)}"
            raise Mismatch(REFUSAL, got)
        if trouble.verdict != "RAISED" or not set(trouble.kin) & set(REFUSALS):
            other = StudentTrouble.of(trouble)
            other.expected = REFUSAL
            raise other


def expect(observed: Any) -> Expectation:
    """Begins a judgement: ``expect(student.run(…)).close_to(…)``."""
    return Expectation(observed)


EXACT = Tolerance((0.0, 0.0), (0.0, 0.0), "counts and indices are exact")


def _by_hand(rtol: Any, atol: Any, because: str) -> Tolerance:
    def of(dtype: torch.dtype) -> tuple[float, float]:
        chosen = [tol[dtype] if isinstance(tol, dict) else tol for tol in (rtol, atol)]
        return tuple(0.0 if tol is None else float(tol) for tol in chosen)  # type: ignore[return-value]

    return Tolerance(of(torch.float64), of(torch.float32), because)


def _compare(observed: Any, expected: Any, within: Tolerance, at: str) -> None:
    if isinstance(expected, numpy.ndarray):
        observed, expected = _as_tensor(observed), _as_tensor(expected)
    observed, expected = _without_graph(observed), _without_graph(expected)
    if _is_truth(expected):
        if not _is_truth(observed) or bool(observed) != bool(expected):
            raise Mismatch(f"{bool(expected)}{at}", show.value(observed))
    elif isinstance(expected, torch.Tensor) and (expected.ndim > 0 or expected.is_complex()):
        _compare_tensors(observed, expected, within, at)
    elif isinstance(expected, (torch.Tensor, *NUMBERS)):
        _compare_numbers(observed, expected, within, at)
    elif isinstance(expected, COMPLEX):
        _compare_complex_numbers(observed, expected, within, at)
    elif isinstance(expected, (list, tuple)):
        _compare_sequences(observed, expected, within, at)
    elif isinstance(expected, dict):
        _compare_dicts(observed, expected, within, at)
    elif type(observed) is not type(expected) or observed != expected:
        raise Mismatch(f"{show.value(expected)}{at}", show.value(observed))


def _without_graph(value: Any) -> Any:
    return value.detach() if isinstance(value, torch.Tensor) else value


def _is_truth(value: Any) -> bool:
    """A Python bool, a NumPy one and a bool tensor of no dimension are alike."""
    if isinstance(value, torch.Tensor):
        return value.ndim == 0 and value.dtype is torch.bool
    return isinstance(value, (bool, numpy.bool_))


def _compare_sequences(observed: Any, expected: Any, within: Tolerance, at: str) -> None:
    if not isinstance(observed, (list, tuple)):
        raise Mismatch(f"a list of {len(expected)}{at}", show.kind(observed))
    if len(observed) != len(expected):
        raise Mismatch(f"{len(expected)} items{at}", f"{len(observed)}: {show.value(observed)}")
    for index, (one, other) in enumerate(zip(observed, expected, strict=True)):
        _compare(one, other, within, f"{at} in item {index}")


def _compare_dicts(observed: Any, expected: Any, within: Tolerance, at: str) -> None:
    if not isinstance(observed, dict):
        raise Mismatch(f"a dict with the keys {', '.join(expected)}{at}", show.kind(observed))
    if list(observed) != list(expected):
        raise Mismatch(f"the keys {', '.join(expected)}{at}", show.value(list(observed)))
    for key, value in expected.items():
        _compare(observed[key], value, within, f"{at} under {key!r}")


def _compare_numbers(observed: Any, expected: Any, within: Tolerance, at: str) -> None:
    """A Python number, a NumPy scalar and a tensor of no dimension are all right."""
    is_number = isinstance(observed, NUMBERS) and not _is_truth(observed)
    if isinstance(observed, torch.Tensor):
        if observed.ndim > 0:
            shape = f"a tensor of shape {show.shape(observed.shape)}"
            raise Mismatch(f"one number{at}", shape)
        is_number = observed.dtype is not torch.bool and not observed.is_complex()
    if not is_number:
        raise Mismatch(f"the number {show.number(_float(expected))}{at}", show.kind(observed))
    dtype = _dtype_of_numbers(observed, expected)
    relative, absolute = within.of(dtype)
    here, there = _float(observed), _float(expected)
    allowed = absolute + relative * abs(there) if math.isfinite(there) else 0.0
    is_same = _exact(observed) == _exact(expected) or (math.isnan(here) and math.isnan(there))
    if is_same or 0 < allowed >= abs(here - there):
        return
    right, got = show.number(there, here), show.number(here, there)
    if right == got:  # ints that one float stands for
        right, got = show.value(_exact(expected)), show.value(_exact(observed))
    pair = torch.tensor(here, dtype=dtype), torch.tensor(there, dtype=dtype)
    raise Mismatch(f"{right}{at}{show.allowed(allowed)}", got, pair)


def _compare_complex_numbers(observed: Any, expected: Any, within: Tolerance, at: str) -> None:
    if not isinstance(observed, COMPLEX):
        raise Mismatch(f"a complex number{at}", show.kind(observed))
    _compare_numbers(observed.real, expected.real, within, f"{at} in the real part")
    _compare_numbers(observed.imag, expected.imag, within, f"{at} in the imaginary part")


def _dtype_of_numbers(observed: Any, expected: Any) -> torch.dtype:
    """How exact an answer has to be: as the expected number, where that says, or as it is itself.

    float32 inside does not excuse an answer to a question in float64.
    """
    named = [str(getattr(one, "dtype", "")).removeprefix("torch.") for one in (expected, observed)]
    first = next((name for name in named if name.startswith("float")), "float64")
    return torch.float32 if first == "float32" else torch.float64


def _exact(number: Any) -> int | float:
    """A Python number; an int loses no digit."""
    is_plain = isinstance(number, (int, float))
    return number if is_plain else number.item()  # type: ignore[no-any-return]


def _float(number: Any) -> float:
    try:
        return float(number)
    except OverflowError:
        return math.inf if number > 0 else -math.inf


def _compare_tensors(observed: Any, expected: torch.Tensor, within: Tolerance, at: str) -> None:
    if not isinstance(observed, torch.Tensor):
        raise Mismatch(f"a tensor{at}", show.kind(observed))
    if observed.shape != expected.shape:
        raise Mismatch(
            f"a tensor of shape {show.shape(expected.shape)}{at}",
            f"shape {show.shape(observed.shape)}",
            (observed, expected),
        )
    if observed.dtype != expected.dtype:
        why = ", the dtype of the input" if expected.is_floating_point() else ""
        raise Mismatch(f"{show.dtype(expected.dtype)}{at}{why}", show.dtype(observed.dtype))
    if expected.is_complex():
        observed, expected = _parts(observed), _parts(expected)
        at += " (the last index is 0 for the real part, 1 for the imaginary one)"
    _compare_finiteness(observed, expected, at)
    _compare_values(observed, expected, within, at)


def _parts(tensor: torch.Tensor) -> torch.Tensor:
    """A complex tensor as a real one with one dimension more."""
    return torch.view_as_real(tensor.resolve_conj())


def _compare_finiteness(observed: torch.Tensor, expected: torch.Tensor, at: str) -> None:
    strange = ~observed.isfinite() & expected.isfinite()
    if strange.any():
        place = tuple(int(index) for index in strange.nonzero()[0])
        raise Mismatch(
            f"finite values{at}, here {show.number(float(expected[place]))}",
            f"{float(observed[place])} at {show.place(place)}; {int(strange.sum())} of "
            f"{observed.numel()} entries are not finite",
        )


def _compare_values(
    observed: torch.Tensor, expected: torch.Tensor, within: Tolerance, at: str
) -> None:
    relative, absolute = within.of(expected.dtype)
    here, there = observed.double(), expected.double()
    same = (observed == expected) | (here.isnan() & there.isnan())
    allowed = torch.where(there.isfinite(), absolute + relative * there.abs(), 0.0)
    error = torch.where(same, 0.0, (here - there).abs())
    excess = torch.where(same, -1.0, error - allowed)
    wrong = ~same & ~((error <= allowed) & (allowed > 0))
    if not wrong.any():
        return
    place = numpy.unravel_index(int(excess.argmax()), tuple(expected.shape))
    where = tuple(int(index) for index in place)
    right, got = float(there[where]), float(here[where])
    count = f"{int(wrong.sum())} of {wrong.numel()} entries differ, this one the most"
    margin = show.allowed(float(allowed[where]))
    raise Mismatch(
        f"{show.number(right, got)} at {show.place(where)}{at}{margin}{show.whole(expected)}",
        f"{show.number(got, right)}; {count}{show.whole(observed)}",
        (observed, expected),
    )


def _plain(value: Any) -> Any:
    """Ints as tensors or lists made alike, so that either is right."""
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, torch.Tensor) and value.dtype in (torch.int64,):
        return value.tolist()
    if isinstance(value, numpy.integer):
        return int(value)
    return value


def _as_tensor(value: Any) -> Any:
    """A NumPy array as a tensor, in whatever order its bytes are; lists where torch has no such."""
    if not isinstance(value, numpy.ndarray):
        return value
    try:
        return torch.from_numpy(value.astype(value.dtype.newbyteorder("="), order="C"))
    except TypeError:
        return value.tolist()


def _truth(value: Any) -> bool:
    if isinstance(value, (torch.Tensor, numpy.ndarray)):
        return math.prod(value.shape) == 1 and bool(value)
    return bool(value)
