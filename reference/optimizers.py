r"""Model answers of the assignment "optimizers", in the order of the lecture.

    gradient_descent                     one loss, all the data, w ← w − γ ∂E/∂w
    iterations_per_epoch, minibatches    an epoch in small batches
    SGD, Adam                            momentum and weight decay; a rate for each weight
    step_decay                           a smaller learning rate as training progresses

Letters: w weight, g = ∂E/∂w, γ learning rate `lr`, λ `momentum`, α `weight_decay`,
β1 and β2 `betas`, ε `eps`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator

import torch
from torch import Tensor


def _refuse_negative(**settings: float) -> None:
    """Raise ValueError for the first setting that is negative or NaN."""
    for name, value in settings.items():
        if not value >= 0:
            raise ValueError(f"{name} must not be negative, got {value}")


def _refuse_below_one(**settings: int) -> None:
    """Raise ValueError for the first setting that is under 1."""
    for name, value in settings.items():
        if value < 1:
            raise ValueError(f"{name} must be at least 1, got {value}")


def gradient_descent(
    loss_fn: Callable[[Tensor], Tensor], w0: Tensor, lr: float, steps: int
) -> Tensor:
    r"""The path of full-batch gradient descent.

        w_{t+1} = w_t − γ ∂E/∂w (w_t)

    Shapes:  w0, any; the result is (steps + 1, *w0.shape), row 0 is w0, without a graph.
    Raises:  ValueError if lr is negative.
    Source:  lecture, "Learning Rate"; Cauchy, Comptes rendus 25 (1847), 536-538.
    """
    _refuse_negative(lr=lr)
    path = [w0.detach().clone()]
    for _ in range(steps):
        w = path[-1].clone().requires_grad_()
        (g,) = torch.autograd.grad(loss_fn(w), w)
        path.append(path[-1] - lr * g)
    return torch.stack(path)


def iterations_per_epoch(n: int, batch_size: int) -> int:
    r"""How many batches an epoch over n samples has: ⌈n / batch_size⌉.

    Raises:  ValueError if batch_size is under 1.
    Source:  lecture, "Mini-Batch Gradient Descent".
    """
    _refuse_below_one(batch_size=batch_size)
    return math.ceil(n / batch_size)


def minibatches(
    n: int, batch_size: int, generator: torch.Generator | None = None
) -> Iterator[Tensor]:
    r"""One epoch: the indices 0 … n − 1 in a random order, cut into batches.

    Shapes:  each batch is (batch_size,), int64; the last one may be smaller.
    Raises:  ValueError if batch_size is under 1, when the first batch is asked for.
    Source:  lecture, "Mini-Batch Gradient Descent".
    """
    _refuse_below_one(batch_size=batch_size)
    order = torch.randperm(n, generator=generator)
    for first in range(0, n, batch_size):
        yield order[first : first + batch_size]


class SGD:
    r"""Stochastic gradient descent with momentum and weight decay.

        g ← ∂E/∂w + α w
        v ← λ v − γ g          v is 0 at first
        w ← w + v

    This is the slide's velocity form, where the learning rate is inside v. torch.optim.SGD keeps
    it outside (b ← λ b + g, w ← w − γ b): the same weights as long as γ stays the same.

    Raises:  ValueError if lr, momentum or weight_decay is negative.
    Source:  lecture, "SGD with Momentum" and "Weight Decay (L2)"; Polyak, Some methods of
             speeding up the convergence of iteration methods (1964).
    """

    def __init__(
        self,
        params: Iterable[Tensor],
        lr: float,
        momentum: float = 0.0,
        weight_decay: float = 0.0,
    ) -> None:
        _refuse_negative(lr=lr, momentum=momentum, weight_decay=weight_decay)
        self.params = list(params)
        self.lr = lr
        self.momentum = momentum
        self.weight_decay = weight_decay
        self.v = [torch.zeros_like(w) for w in self.params]

    @torch.no_grad()
    def step(self) -> None:
        """Move every parameter that has a gradient, in place."""
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            g = w.grad + self.weight_decay * w
            self.v[i] = self.momentum * self.v[i] - self.lr * g
            w.add_(self.v[i])

    def zero_grad(self) -> None:
        """Forget the gradients; the velocity stays."""
        for w in self.params:
            w.grad = None


class Adam:
    r"""Adaptive moment estimation: each weight has its own rate.

        g ← ∂E/∂w + α w
        m ← β1 m + (1 − β1) g              m and v are 0 at first
        v ← β2 v + (1 − β2) g²
        w ← w − γ m / (√v + ε)             bias_correction=False, the slide
        w ← w − γ m̂ / (√v̂ + ε)             bias_correction=True, the paper and PyTorch

    with m̂ = m / (1 − β1^t) and v̂ = v / (1 − β2^t) after t steps. Weight decay is L2, inside g:
    AdamW, which shrinks w directly, is another optimizer.

    Raises:  ValueError if lr, eps or weight_decay is negative, or a beta is outside [0, 1).
    Source:  Kingma & Ba, Adam: a method for stochastic optimization (2015), algorithm 1;
             lecture, "Adaptive Moment Estimation (Adam)".
    """

    def __init__(
        self,
        params: Iterable[Tensor],
        lr: float = 1e-3,
        betas: tuple[float, float] = (0.9, 0.999),
        eps: float = 1e-8,
        weight_decay: float = 0.0,
        bias_correction: bool = True,
    ) -> None:
        _refuse_negative(lr=lr, eps=eps, weight_decay=weight_decay)
        if not all(0 <= beta < 1 for beta in betas):
            raise ValueError(f"betas must be in [0, 1), got {betas}")
        self.params = list(params)
        self.lr = lr
        self.betas = betas
        self.eps = eps
        self.weight_decay = weight_decay
        self.bias_correction = bias_correction
        self.t = [0 for _ in self.params]
        self.m = [torch.zeros_like(w) for w in self.params]
        self.v = [torch.zeros_like(w) for w in self.params]

    @torch.no_grad()
    def step(self) -> None:
        """Move every parameter that has a gradient, in place."""
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            self._remember(i, w.grad + self.weight_decay * w)
            w.sub_(self.lr * self._direction(i))

    def _remember(self, i: int, g: Tensor) -> None:
        """Take gradient g into the two moving averages of parameter i."""
        beta1, beta2 = self.betas
        self.t[i] += 1
        self.m[i] = beta1 * self.m[i] + (1 - beta1) * g
        self.v[i] = beta2 * self.v[i] + (1 - beta2) * g**2

    def _direction(self, i: int) -> Tensor:
        """m̂ / (√v̂ + ε) of parameter i; without bias correction m / (√v + ε)."""
        beta1, beta2 = self.betas
        m, v, t = self.m[i], self.v[i], self.t[i]
        if self.bias_correction:
            m = m / (1 - beta1**t)
            v = v / (1 - beta2**t)
        return m / (v.sqrt() + self.eps)

    def zero_grad(self) -> None:
        """Forget the gradients; the moving averages stay."""
        for w in self.params:
            w.grad = None


def step_decay(lr0: float, epoch: int, step_size: int, gamma: float) -> float:
    r"""The learning rate of an epoch, counted from 0: lr0 · gamma^⌊epoch / step_size⌋.

    Raises:  ValueError if lr0 is negative or step_size is under 1.
    Source:  lecture, "Appropriate Learning Rate": reduce as training progresses.
    """
    _refuse_negative(lr0=lr0)
    _refuse_below_one(step_size=step_size)
    return float(lr0 * gamma ** (epoch // step_size))
