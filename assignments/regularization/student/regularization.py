"""Assignment "Regularization": your answers.

Replace every `raise NotImplementedError(...)`; its text says what to write there. Names, arguments
and results must stay as they are. The handout is README.md. PyTorch's own dropout and `torch.optim`
may not be used.

Letters: p the probability to drop, W a weight, g = ∂E/∂W its gradient, γ learning rate `lr`,
α the strength of the decay, δ `min_delta`.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch  # noqa: F401 - you will need it
from torch import Tensor, nn


class Dropout(nn.Module):
    """Dropout: in training each element is 0 with probability p, by itself, anew at every call.

        m_i = 0 with probability p, else 1
        y_i = m_i x_i / (1 − p)        training, inverted=True, as in PyTorch
        y_i = x_i                      eval
        y_i = m_i x_i                  training, inverted=False, as in the lecture
        y_i = (1 − p) x_i              eval

    At p = 1 nothing is left to be scaled, and y is 0 in training.

    Shapes:  x, any; y has x's shape and dtype.
    Raises:  ValueError if p is outside [0, 1].
    """

    def __init__(self, p: float = 0.5, inverted: bool = True) -> None:
        """Keep the settings; the masks are made in forward."""
        super().__init__()
        raise NotImplementedError(
            "Dropout.__init__: refuse a p outside [0, 1] and keep p and inverted"
        )

    def forward(self, x: Tensor) -> Tensor:
        """Drop if self.training; in eval leave x alone or scale it, as the form asks."""
        raise NotImplementedError(
            "Dropout.forward: if self.training, draw a mask of x's shape that keeps each element "
            "with probability 1 − p, and scale the survivors if self.inverted; in eval it is the "
            "other form that scales"
        )


def l2_penalty(params: Iterable[Tensor], alpha: float) -> Tensor:
    """What weight decay adds to the loss: α/2 · Σ ‖W‖², over all parameters, biases too.

    Its gradient by W is α W.

    Shapes:  params, any (an iterable, a generator too); the result has none.
    Raises:  ValueError if alpha is negative.
    """
    raise NotImplementedError(
        "l2_penalty: add up the squares of all entries of all parameters, times alpha / 2"
    )


def sgd_weight_decay_step(w: Tensor, grad: Tensor, lr: float, alpha: float) -> Tensor:
    """The weight after a step of gradient descent with weight decay: w − γ (α w + g).

    w and grad stay as they are; the result is a new tensor.

    Shapes:  w and grad, any, the same; the result has w's shape and dtype.
    Raises:  ValueError if lr or alpha is negative.
    """
    raise NotImplementedError(
        "sgd_weight_decay_step: add alpha · w to the gradient, and go down lr times that"
    )


class EarlyStopping:
    """Early stopping with patience: when the validation loss has not improved for long enough.

        an epoch improves when  val_loss < best − δ

    It then sets `best` and `best_epoch` (the first epoch is 0) and puts `counter` back to 0. Any
    other epoch, one with a loss of NaN too, adds 1 to `counter`.

    Raises:  ValueError if patience is under 1.
    """

    def __init__(self, patience: int, min_delta: float = 0.0) -> None:
        """Keep the settings; make best, best_epoch and counter."""
        raise NotImplementedError(
            "EarlyStopping.__init__: refuse a patience under 1 and keep the settings; choose a "
            "best that any loss improves, and begin to count"
        )

    def step(self, val_loss: float | Tensor) -> bool:
        """Take in the loss of the next epoch; True while `counter` is at least `patience`."""
        raise NotImplementedError(
            "EarlyStopping.step: if the epoch improves, remember its loss and number and put "
            "counter back to 0, else add 1 to it; return whether patience has run out"
        )
