"""Assignment "Optimizers": your answers.

Replace every `raise NotImplementedError(...)`; its text says what to write there. Names, arguments
and results must stay as they are. The handout is README.md. `torch.optim` may not be used.

Letters: w weight, g = ∂E/∂w, γ learning rate `lr`, λ `momentum`, α `weight_decay`,
β1 and β2 `betas`, ε `eps`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import torch
from torch import Tensor


def gradient_descent(
    loss_fn: Callable[[Tensor], Tensor], w0: Tensor, lr: float, steps: int
) -> Tensor:
    """The path of full-batch gradient descent, w ← w − γ ∂E/∂w, from w0.

    The gradient comes from autograd: loss_fn(w) is a tensor with one number in it.

    Shapes:  w0, any; the result is (steps + 1, *w0.shape), row 0 is w0, without a graph.
    Raises:  ValueError if lr is negative.
    """
    raise NotImplementedError(
        "gradient_descent: copy w0; in each step take the gradient of loss_fn at the newest w, "
        "make w − lr · gradient, remember it; stack all rows at the end"
    )


def iterations_per_epoch(n: int, batch_size: int) -> int:
    """How many batches an epoch over n samples has; a last, smaller batch counts.

    Raises:  ValueError if batch_size is under 1.
    """
    raise NotImplementedError("iterations_per_epoch: divide n by batch_size and round up")


def minibatches(
    n: int, batch_size: int, generator: torch.Generator | None = None
) -> Iterator[Tensor]:
    """One epoch: the indices 0 … n − 1 in a random order, cut into batches.

    All randomness comes from `generator` where one is given. Each call shuffles again.

    Shapes:  each batch is (batch_size,), int64; the last one may be smaller.
    Raises:  ValueError if batch_size is under 1.
    """
    raise NotImplementedError(
        "minibatches: put 0 … n − 1 in a random order (all of it from generator), "
        "then yield batch_size of them at a time, the last few too"
    )


class SGD:
    """Stochastic gradient descent with momentum and weight decay.

        g ← ∂E/∂w + α w
        v ← λ v − γ g          v is 0 at first
        w ← w + v

    That is the slide. torch.optim.SGD keeps γ outside of v (b ← λ b + g, w ← w − γ b), which gives
    the same weights as long as γ does not change. Both forms are right here.

    Raises:  ValueError if lr, momentum or weight_decay is negative.
    """

    def __init__(
        self,
        params: Iterable[Tensor],
        lr: float,
        momentum: float = 0.0,
        weight_decay: float = 0.0,
    ) -> None:
        """Keep the parameters (any iterable, a generator too) and the settings."""
        raise NotImplementedError(
            "SGD.__init__: refuse negative settings, keep list(params), lr, momentum and "
            "weight_decay, and make a velocity of zeros for each parameter"
        )

    def step(self) -> None:
        """Move every parameter that has a gradient, in place."""
        raise NotImplementedError(
            "SGD.step: under torch.no_grad, for each parameter whose .grad is not None, "
            "update its velocity and add it to the parameter in place"
        )

    def zero_grad(self) -> None:
        """Clear the gradients: to None or to zeros. Works before the first backward."""
        raise NotImplementedError("SGD.zero_grad: set the .grad of every parameter to None")


class Adam:
    """Adaptive moment estimation: each weight has its own rate.

        g ← ∂E/∂w + α w                    weight decay is L2; this is not AdamW
        m ← β1 m + (1 − β1) g              m and v are 0 at first
        v ← β2 v + (1 − β2) g²
        w ← w − γ m / (√v + ε)             bias_correction=False, the slide
        w ← w − γ m̂ / (√v̂ + ε)             bias_correction=True, PyTorch

    with m̂ = m / (1 − β1^t) and v̂ = v / (1 − β2^t) in step t = 1, 2, …

    Raises:  ValueError if lr, eps or weight_decay is negative, or a beta is outside [0, 1).
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
        """Keep the parameters (any iterable, a generator too) and the settings."""
        raise NotImplementedError(
            "Adam.__init__: refuse bad settings, keep list(params) and all settings, "
            "and make m and v of zeros and a step count for each parameter"
        )

    def step(self) -> None:
        """Move every parameter that has a gradient, in place."""
        raise NotImplementedError(
            "Adam.step: under torch.no_grad, for each parameter whose .grad is not None, "
            "update t, m and v, correct the bias if asked, and move the parameter in place"
        )

    def zero_grad(self) -> None:
        """Clear the gradients: to None or to zeros. Works before the first backward."""
        raise NotImplementedError("Adam.zero_grad: set the .grad of every parameter to None")


def step_decay(lr0: float, epoch: int, step_size: int, gamma: float) -> float:
    """The learning rate of an epoch, counted from 0: lr0 · gamma^⌊epoch / step_size⌋.

    Raises:  ValueError if lr0 is negative or step_size is under 1.
    """
    raise NotImplementedError(
        "step_decay: multiply lr0 by gamma once for every step_size epochs that are over"
    )
