"""What the public checks ask, and what is right: the same for every grader that is compared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from probes import called, in_eval, momentum_path
from torch import Tensor
from torch.nn import functional

BECAUSE = "right forms in float32 differ by 1e-6"


@dataclass(frozen=True)
class Example:
    """A question and its answer; a check has one or several."""

    probe: Callable[..., Any]
    inputs: tuple[Any, ...]
    expected: Any
    rtol: float = 1e-4
    atol: float = 1e-5

    @property
    def within(self) -> dict[str, float]:
        """How far from what is expected an answer may be."""
        return {"rtol": self.rtol, "atol": self.atol}


def drawn(seed: int, *shape: int) -> Tensor:
    """Normal numbers, the same every time."""
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


def labels(seed: int, number: int, classes: int) -> Tensor:
    """Classes, the same every time."""
    return torch.randint(classes, (number,), generator=torch.Generator().manual_seed(seed))


def path(
    optimizer: Callable[..., Any], start: Tensor, gradients: Tensor, **settings: Any
) -> Tensor:
    """The weight after each step of one of PyTorch's optimizers."""
    weight = torch.nn.Parameter(start.clone())
    steps, found = optimizer([weight], **settings), []
    for gradient in gradients:
        weight.grad = gradient
        steps.step()
        found.append(weight.detach().clone())
    return torch.stack(found)


def _momentum(seed: int) -> Example:
    start, gradients = drawn(seed, 3, 4), drawn(seed + 100, 5, 3, 4)
    expected = path(torch.optim.SGD, start, gradients, lr=0.1, momentum=0.8)
    return Example(momentum_path, (start, gradients, 0.1, 0.8), expected)


def _batch_norm(seed: int) -> Example:
    x, gamma, beta = drawn(seed, 8 + seed, 5), drawn(seed + 100, 5), drawn(seed + 200, 5)
    expected = functional.batch_norm(x, None, None, gamma, beta, training=True)
    return Example(called, ("batch_norm", x, gamma, beta), expected)


def _softmax(seed: int) -> Example:
    x = 3 * drawn(seed, 4, 2 + seed)
    return Example(called, ("softmax", x), functional.softmax(x, -1))


def _bce(seed: int) -> Example:
    prob, target = drawn(seed, 8).sigmoid(), labels(seed, 8, 2).float()
    expected = functional.binary_cross_entropy(prob, target)
    return Example(called, ("bce", prob, target), expected)


def _cross_entropy(seed: int) -> Example:
    logits, target = 3 * drawn(seed, 8, 4), labels(seed, 8, 4)
    return Example(
        called, ("cross_entropy", logits, target), functional.cross_entropy(logits, target)
    )


FOUR = torch.tensor([4.0])
TEN_THIRTY = torch.tensor([[10.0], [30.0]])
PREDICTED = torch.tensor([0, 1, 1, 2, 2, 2])
LABELS = torch.tensor([0, 1, 2, 2, 2, 0])
CONFUSION = torch.tensor([[1, 0, 1], [0, 1, 0], [0, 1, 2]])

PUBLIC: dict[str, list[Example]] = {
    "sgd_by_hand": [Example(called, ("sgd_step", FOUR, FOUR, 0.5), torch.tensor([2.0]))],
    "momentum_follows_pytorch": [_momentum(seed) for seed in range(6)],
    "batch_norm_by_hand": [
        Example(
            called,
            ("batch_norm", TEN_THIRTY, FOUR, torch.tensor([5.0])),
            torch.tensor([[1.0], [9.0]]),
        )
    ],
    "batch_norm_follows_pytorch": [_batch_norm(seed) for seed in range(6)],
    "dropout_rests_in_eval": [Example(in_eval, (drawn(0, 4, 5), 0.5), drawn(0, 4, 5))],
    "softmax_follows_pytorch": [_softmax(seed) for seed in range(6)],
    "bce_follows_pytorch": [_bce(seed) for seed in range(6)],
    "cross_entropy_follows_pytorch": [_cross_entropy(seed) for seed in range(6)],
    "accuracy_by_hand": [
        Example(called, ("accuracy", PREDICTED, LABELS), 4 / 6),
        Example(called, ("accuracy", LABELS, LABELS), 1.0),
    ],
    "confusion_matrix_by_hand": [
        Example(called, ("confusion_matrix", PREDICTED, LABELS, 3), CONFUSION)
    ],
}
