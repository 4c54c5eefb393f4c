"""Assignment "Training": your answers.

Replace every `raise NotImplementedError(...)`; its text says what to write there. Names, arguments
and results must stay as they are. The handout is README.md. PyTorch's layers, losses and optimizers
may be used.

Two networks with faults stand at the end of this file, for you to find them. They are not graded.

Letters: x a batch of images, y its targets, z a logit, p a probability, N samples, C classes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

Criterion = Callable[[Tensor, Tensor], Tensor]
Loader = Iterable[tuple[Tensor, Tensor]]


def small_digit_target(labels: Tensor) -> Tensor:
    """Whether each digit is small: 1.0 for 0, 1 and 2, else 0.0.

    Shapes:  labels (N,), int64; the result is (N, 1), float32.
    """
    raise NotImplementedError(
        "small_digit_target: compare the labels with 3, make float32 of it and a column (N, 1)"
    )


class SmallDigitNet(nn.Module):
    """One logit: is the digit on the image small?

        h = dropout(relu(W₁ x + b₁))        784 → 30, each unit dropped with probability 0.3
        z = W₂ h + b₂                        30 → 1, never dropped, no sigmoid

    The attributes are layer1 and layer2.

    Shapes:  (N, 1, 28, 28) or (N, 784), any strides; the result is (N, 1).
    """

    def __init__(self) -> None:
        super().__init__()
        raise NotImplementedError(
            "SmallDigitNet.__init__: make self.layer1, self.layer2 and a dropout of 0.3"
        )

    def forward(self, image: Tensor) -> Tensor:
        raise NotImplementedError(
            "SmallDigitNet.forward: flatten each image, then layer1, ReLU, dropout, layer2"
        )


class DigitClassifier(nn.Module):
    """Ten logits: which digit is on the image?

        h₁ = batch_norm(relu(W₁ x + b₁))    784 → 50
        h₂ = layer_norm(relu(W₂ h₁ + b₂))    50 → 20
        z  = W₃ h₂ + b₃                      20 → 10, no softmax

    The attributes are layer1, bn, layer2, ln and layer3.

    Shapes:  (N, 1, 28, 28) or (N, 784), any strides; the result is (N, 10).
    """

    def __init__(self) -> None:
        super().__init__()
        raise NotImplementedError(
            "DigitClassifier.__init__: make self.layer1, self.bn, self.layer2, self.ln, self.layer3"
        )

    def forward(self, image: Tensor) -> Tensor:
        raise NotImplementedError(
            "DigitClassifier.forward: flatten each image, then layer1, ReLU, bn, "
            "layer2, ReLU, ln, layer3"
        )


def train_step(
    model: nn.Module, optimizer: torch.optim.Optimizer, criterion: Criterion, x: Tensor, y: Tensor
) -> float:
    """One iteration: train mode, zero the gradients, forward, backward, step.

    Returns: the loss before the step, a Python float.
    """
    raise NotImplementedError(
        "train_step: turn training on, clear the gradients, compute criterion(model(x), y), "
        "go backward, let the optimizer step, return the loss as a number"
    )


def train(
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    criterion: Criterion,
    loader: Loader,
    epochs: int,
) -> list[float]:
    """Go through all batches (x, y) of the loader `epochs` times.

    Returns: the mean loss of each epoch; a batch counts by the number of its samples.
    """
    raise NotImplementedError(
        "train: for each epoch and each batch of the loader call train_step; add up loss times "
        "batch size, divide by the number of samples, keep one number for each epoch"
    )


def evaluate_error(model: nn.Module, loader: Loader) -> float:
    """The part of all samples that a model of one logit gets wrong, at the threshold p ≥ 0.5.

    In eval mode, without gradients; afterwards the model is in the mode it was in.

    Shapes:  targets (N, 1), 0.0 or 1.0.
    """
    raise NotImplementedError(
        "evaluate_error: remember the mode, turn eval on and gradients off, count the samples "
        "whose (probability >= 0.5) is not their target, put the mode back, divide by all samples"
    )


def predict_proba(model: nn.Module, x: Tensor) -> Tensor:
    """The probability of each class, rows that sum to 1.

    In eval mode, without gradients; afterwards the model is in the mode it was in.

    Shapes:  the result is (N, C), without a graph.
    """
    raise NotImplementedError(
        "predict_proba: remember the mode, turn eval on and gradients off, take the softmax of "
        "the logits over the classes, put the mode back"
    )


def overfit(model: nn.Module, x: Tensor, y: Tensor, steps: int = 300) -> list[float]:
    """Train on one tiny batch until it is learned by heart, in `steps` steps at most.

    Binary cross-entropy where y is float32 (N, 1), cross-entropy where y is int64 (N,).

    Returns: the losses, of which the last is under 0.05.
    """
    raise NotImplementedError(
        "overfit: choose the loss by the dtype of y and an optimizer with a large learning rate; "
        "repeat train_step on (x, y), keep the losses, stop when they are small enough"
    )


# ---------------------------------------------------------------- two networks with faults

# Somebody copied these two from a slide, in a hurry. They have seven faults: three stop the program
# at once, one stops it for some images only, and three let it run and spoil what it learns. Find
# them by running, printing, and trying to overfit; see the handout, "Two networks with faults".


class FaultySmallDigitNet(nn.Module):
    """784 → 30 → 1, to be trained with BCEWithLogitsLoss. Not graded: find what is wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.layer1 = nn.Linear(784, 30)
        self.drop = nn.Dropout(0.3)
        self.layer2 = nn.Linear(30, 1)

    def forward(self, image: Tensor) -> Tensor:
        pixels = image.view(-1, 784)
        hidden = F.relu(self.drop(self.layer1(pixels)))
        output = self.drop(self.layer2(hidden))
        return F.sigmoid(output)


class FaultyDigitClassifier(nn.Module):
    """784 → 50 → 20 → 10, to be trained with CrossEntropyLoss. Not graded: find what is wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.layer1 = nn.Linear(784, 50)
        self.bn = nn.BatchNorm1D(50)
        self.layer2 = nn.Linear(50, 20)
        self.ln = nn.LayerNorm(20)
        self.layer3 = nn.Linear(20, 10)

    def forward(self, image: Tensor) -> Tensor:
        pixels = image.flatten(1)
        hidden = bn(F.relu(self.layer1(pixels)))
        hidden = ln(F.relu(self.layer2(hidden)))
        return F.softmax(self.layer3(hidden), dim=-1)
