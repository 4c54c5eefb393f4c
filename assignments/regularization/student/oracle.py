"""What PyTorch, the rule and chance say, for the checks to compare with."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from grader.examine import binomial_range, expect

CALLS = 60  # enough for nearly every element to survive in one of them, at p = 0.8 too


def expect_count(count: int, trials: int, p: float, what: str) -> None:
    """A count that Binomial(trials, p) may have; an honest one fails 2 times in 10^11."""
    lowest, highest = binomial_range(trials, p)
    wanted = f"{what} {lowest} to {highest} times of {trials}"
    expect(lowest <= count <= highest).is_true(wanted, got=f"{count} times")


def expect_different_masks(masks: Tensor) -> None:
    """Of many rows, and of many columns, at least ten kinds, unless nothing is dropped at all.

    With 40 entries to compare, two honest ones are alike once in 10^6 times at p = 0.8.
    """
    for axis, name in enumerate(("rows", "columns")):
        kinds = len(masks.unique(dim=axis))
        is_right = kinds >= 10 or not masks.any()
        expect(is_right).is_true(
            f"{name} that drop different elements", got=f"{kinds} kinds of {name}"
        )


def expect_survivors(observed: dict[str, Tensor], survivor: Tensor, **tolerance: Any) -> None:
    """What survived has this value in every call; what never did, and is 0, is no matter here."""
    for end in ("lowest", "highest"):
        value = observed[end]
        is_like = isinstance(value, Tensor) and value.shape == survivor.shape
        expected = torch.where(value == 0, 0.0, survivor) if is_like else survivor
        expect(value).close_to(expected, **tolerance)


def step_of_sgd(w: Tensor, grad: Tensor, lr: float, alpha: float) -> Tensor:
    """The weight after a step of torch.optim.SGD with weight decay."""
    weight = torch.nn.Parameter(w.clone())
    weight.grad = grad.clone()
    torch.optim.SGD([weight], lr=lr, weight_decay=alpha).step()
    return weight.detach()


def stopping_by_rule(
    losses: Sequence[float], patience: int, min_delta: float = 0.0
) -> dict[str, list[Any]]:
    """What is to be told after each epoch, from the losses so far alone: nothing is counted."""
    better = [_improving(losses[: end + 1], min_delta) for end in range(len(losses))]
    counter = [end - (found[-1] if found else -1) for end, found in enumerate(better)]
    return {
        "stop": [count >= patience for count in counter],
        "counter": counter,
        "best": [losses[found[-1]] if found else None for found in better],
        "best_epoch": [found[-1] if found else None for found in better],
    }


def _improving(losses: Sequence[float], min_delta: float) -> list[int]:
    """The epochs that improve: each is better than the one before it in this list."""
    found: list[int] = []
    for epoch, loss in enumerate(losses):
        if loss < (losses[found[-1]] if found else math.inf) - min_delta:
            found.append(epoch)
    return found
