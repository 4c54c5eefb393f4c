"""How the checks use your code. No probe knows the right answer."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor


def called(subject: Any, name: str, *inputs: Any) -> Any:
    """What a function returns."""
    return getattr(subject, name)(*inputs)


def gradient(subject: Any, name: str, x: Tensor, *others: Any) -> Tensor:
    """How the result of a function, which is one number, changes with each entry of x."""
    leaf = x.clone().requires_grad_()
    getattr(subject, name)(leaf, *others).backward()
    return leaf.grad


def is_refused(subject: Any, name: str, *inputs: Any) -> bool:
    """Whether a function raises ValueError."""
    try:
        getattr(subject, name)(*inputs)
    except ValueError:
        return True
    return False


def momentum_path(subject: Any, w: Tensor, gradients: Tensor, lr: float, momentum: float) -> Tensor:
    """The weight after each step."""
    velocity = torch.zeros_like(w)
    path = []
    for one in gradients:
        w, velocity = subject.momentum_step(w, one, velocity, lr, momentum)
        path.append(w)
    return torch.stack(path)


def adam_path(subject: Any, w: Tensor, gradients: Tensor, lr: float, eps: float) -> Tensor:
    """The weight after each step."""
    m, v = torch.zeros_like(w), torch.zeros_like(w)
    path = []
    for t, one in enumerate(gradients, start=1):
        w, m, v = subject.adam_step(w, one, m, v, t, lr, eps=eps)
        path.append(w)
    return torch.stack(path)


def averages(subject: Any, batches: Tensor, momentum: float) -> list[Tensor]:
    """Mean and variance after all batches; they begin at 0 and 1."""
    mean, var = torch.zeros(batches.shape[-1]), torch.ones(batches.shape[-1])
    for x in batches:
        mean, var = subject.moving_averages(mean, var, x, momentum)
    return [mean, var]


def in_eval(subject: Any, x: Tensor, p: float) -> Tensor:
    """What dropout makes of x when it does not train."""
    return subject.dropout(x, p, False, torch.Generator().manual_seed(0))


def shares(subject: Any, size: int, p: float) -> Tensor:
    """Of as many ones: the share that dropout makes 0, and the mean of all others."""
    x = subject.dropout(torch.ones(size), p, True, torch.Generator().manual_seed(0))
    return torch.stack([(x == 0).float().mean(), x[x != 0].mean()])


def last_loss(subject: Any, x: Tensor, labels: Tensor, steps: int) -> float:
    """The loss when a small net has been trained on one batch."""
    generator = torch.Generator().manual_seed(0)
    return float(subject.overfit(x, labels, 32, steps, 0.5, generator)[-1])
