r"""Model answers of the assignment "regularization", in the order of the lecture.

    Dropout                  noise on the activations
    l2_penalty               a price on large weights, as a part of the loss …
    sgd_weight_decay_step    … and what it does to a step of gradient descent
    EarlyStopping            an end to the training before it learns the noise

Letters: p the probability to drop, W a weight, g = ∂E/∂W its gradient, γ learning rate `lr`,
α the strength of the decay, δ `min_delta`.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor, nn


def _refuse_negative(**settings: float) -> None:
    """Raise ValueError for the first setting that is negative or NaN."""
    for name, value in settings.items():
        if not value >= 0:
            raise ValueError(f"{name} must not be negative, got {value}")


class Dropout(nn.Module):
    r"""Dropout: in training each element is 0 with probability p, by itself, anew at every call.

        m_i = 0 with probability p, else 1
        y_i = m_i x_i / (1 − p)        training, inverted=True, as in PyTorch
        y_i = x_i                      eval
        y_i = m_i x_i                  training, inverted=False, as in the lecture
        y_i = (1 − p) x_i              eval

    Both keep the expectation of y the same in training and eval. At p = 1 nothing is left to be
    scaled, and y is 0 in training. The lecture scales the weights of the next layer, which is the
    same as scaling what comes into it.

    Shapes:  x, any; y has x's shape and dtype.
    Raises:  ValueError if p is outside [0, 1].
    Source:  Srivastava et al., Dropout (2014), sections 4 and 10; lecture, "Dropout".
    """

    def __init__(self, p: float = 0.5, inverted: bool = True) -> None:
        if not 0 <= p <= 1:
            raise ValueError(f"p must be between 0 and 1, got {p}")
        super().__init__()
        self.p = p
        self.inverted = inverted

    def forward(self, x: Tensor) -> Tensor:
        """Drop in training; in eval leave x alone or scale it, as the form asks."""
        if self.training:
            return self._drop(x, self._is_kept(x))
        return x if self.inverted else (1 - self.p) * x

    def _is_kept(self, x: Tensor) -> Tensor:
        """A fresh mask: True with probability 1 − p, for every element by itself."""
        return torch.rand_like(x) >= self.p

    def _drop(self, x: Tensor, is_kept: Tensor) -> Tensor:
        """x where it is kept, scaled in the inverted form, and 0 elsewhere."""
        survivors = torch.where(is_kept, x, torch.zeros_like(x))
        return survivors / (1 - self.p) if self.inverted and self.p < 1 else survivors


def l2_penalty(params: Iterable[Tensor], alpha: float) -> Tensor:
    r"""What weight decay adds to the loss.

        α/2 · Σ ‖W‖²        over all parameters, biases too; the gradient by W is α W

    Shapes:  params, any; the result has none.
    Raises:  ValueError if alpha is negative.
    Source:  Krogh & Hertz, A simple weight decay can improve generalization (1991); lecture,
             "Weight Decay (L2)".
    """
    _refuse_negative(alpha=alpha)
    total = sum((weight.square().sum() for weight in params), start=torch.zeros(()))
    return alpha / 2 * total


def sgd_weight_decay_step(w: Tensor, grad: Tensor, lr: float, alpha: float) -> Tensor:
    r"""The weight after a step of gradient descent on the loss with its penalty.

        w ← w − γ (α w + g)

    That is (1 − γα) w − γ g: the weight shrinks by a factor, hence "decay".

    Shapes:  w and grad, any, the same; the result has w's shape and dtype.
    Raises:  ValueError if lr or alpha is negative.
    Source:  lecture, "Weight Decay (L2)"; torch.optim.SGD(weight_decay=α).
    """
    _refuse_negative(lr=lr, alpha=alpha)
    return w - lr * (alpha * w + grad)


class EarlyStopping:
    r"""Early stopping with patience: when the validation loss has not improved for long enough.

        an epoch improves when  val_loss < best − δ

    It then sets `best` and `best_epoch` (the first epoch is 0) and puts `counter` back to 0. Any
    other epoch, one with a loss of NaN too, adds 1 to `counter`. "If the validation loss
    decreases" in the lecture means: below the best so far, not below that of the epoch before.

    Raises:  ValueError if patience is under 1.
    Source:  Prechelt, Early stopping – but when? (1998); lecture, "Early Stopping with Patience";
             Keras's EarlyStopping.
    """

    def __init__(self, patience: int, min_delta: float = 0.0) -> None:
        if not patience >= 1:
            raise ValueError(f"patience must be at least 1, got {patience}")
        self.patience = patience
        self.min_delta = min_delta
        self.best = float("inf")
        self.best_epoch: int | None = None  # None until an epoch improves
        self.counter = 0
        self._epochs = 0

    def step(self, val_loss: float | Tensor) -> bool:
        """Take in the loss of the next epoch; True while `counter` is at least `patience`."""
        loss = float(val_loss)
        if self._improves(loss):
            self._remember(loss)
        else:
            self.counter += 1
        self._epochs += 1
        return self._is_out_of_patience()

    def _improves(self, loss: float) -> bool:
        return loss < self.best - self.min_delta

    def _remember(self, loss: float) -> None:
        self.best = loss
        self.best_epoch = self._epochs
        self.counter = 0

    def _is_out_of_patience(self) -> bool:
        return self.counter >= self.patience
