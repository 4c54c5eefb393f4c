"""How a wrong answer resembles the right one, where no known mistake fits: facts, not guesses."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterator
from functools import partial

import torch
from torch import Tensor

from grader.examine import show

NEAR = 1e-5  # relative; rounding in float32, with room


def seen(observed: Tensor, expected: Tensor, sizes: Collection[int]) -> str:
    """A sentence on how ``observed`` comes from ``expected``; "" where no simple way is found.

    Args:
        sizes: of the inputs; a mean in place of a sum is off by one of them.

    Shapes:  any, and the same for both, but for a transpose.
    """
    if observed.is_complex() or expected.is_complex():
        return ""
    here, there = observed.detach().double(), expected.detach().double()
    if not (here.isfinite().all() and there.isfinite().all() and there.any()):
        return ""
    if _same(here, there):  # the tolerance is finer than what is compared here
        return ""
    ways = itertools.chain(_of_any(here, there, sizes), _of_tensors(here, there))
    return next((sentence for is_so, sentence in ways if is_so()), "")


Way = tuple[Callable[[], bool], str]


def _of_any(here: Tensor, there: Tensor, sizes: Collection[int]) -> Iterator[Way]:
    """Ways that a single number may be off, too."""
    yield partial(_same, here, -there), "your answer is the right one with the other sign"
    for size in sorted(set(sizes) - {0, 1}):
        mean = f"your answer is the right one divided by {size}: a mean in place of a sum?"
        yield partial(_same, here * size, there), mean
        total = f"your answer is {size} times the right one: a sum in place of a mean?"
        yield partial(_same, here, there * size), total


def _of_tensors(here: Tensor, there: Tensor) -> Iterator[Way]:
    """Ways that are a coincidence in a single number."""
    if bool((there == there.flatten()[0]).all()):
        return
    if there.ndim == 2:
        yield partial(_same, here, there.T), "your answer is the right one transposed"
    if here.shape != there.shape:
        return
    if len(there) > 2:
        yield partial(_same, here[1:], there[:-1]), "your answer is one step late"
        yield partial(_same, here[:-1], there[1:]), "your answer is one step early"
    yield partial(_same, here, there.square()), "every entry is the square of the right one"
    yield partial(_same, here.square(), there), "every entry is the root of the right one"
    factor, offset = _factor(here, there), (here - there).mean()
    times = f"every entry is {show.number(float(factor))} times the right one"
    yield partial(_same, here, factor * there), times
    off = f"every entry is off by the same {show.number(float(offset))}"
    yield partial(_same, here, there + offset), off


def _same(one: Tensor, other: Tensor) -> bool:
    """Equal up to rounding."""
    if one.shape != other.shape or one.numel() == 0:
        return False
    return torch.allclose(one, other, rtol=NEAR, atol=NEAR * float(other.abs().max()) * 0.1)


def _factor(here: Tensor, there: Tensor) -> Tensor:
    """The factor that fits best, by least squares."""
    return (here * there).sum() / there.square().sum()
