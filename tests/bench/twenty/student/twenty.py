"""Assignment "Twenty": your answers."""

from __future__ import annotations

import torch
from torch import Tensor


def sgd_step(w: Tensor, grad: Tensor, lr: float) -> Tensor:
    """w − lr g"""
    raise NotImplementedError("sgd_step: the weight, moved against the gradient")


def momentum_step(
    w: Tensor, grad: Tensor, velocity: Tensor, lr: float, momentum: float = 0.9
) -> tuple[Tensor, Tensor]:
    """v ← m v + g, w − lr v; both are returned."""
    raise NotImplementedError("momentum_step: the new weight and the new velocity")


def adam_step(
    w: Tensor,
    grad: Tensor,
    m: Tensor,
    v: Tensor,
    t: int,
    lr: float = 1e-3,
    betas: tuple[float, float] = (0.9, 0.999),
    eps: float = 1e-8,
) -> tuple[Tensor, Tensor, Tensor]:
    """w − lr m̂ / (√v̂ + ε), with the corrected means of g and g²; t counts from 1."""
    raise NotImplementedError("adam_step: the new weight and the two new means")


def batch_norm(x: Tensor, gamma: Tensor, beta: Tensor, eps: float = 1e-5) -> Tensor:
    """γ (x − μ) / √(σ² + ε) + β over the batch, with the biased variance."""
    raise NotImplementedError("batch_norm: normalize over the batch, scale and shift")


def moving_averages(
    mean: Tensor, var: Tensor, x: Tensor, momentum: float = 0.1
) -> tuple[Tensor, Tensor]:
    """(1 − m) old + m new, with the batch's unbiased variance."""
    raise NotImplementedError("moving_averages: the new mean and the new variance")


def layer_norm(x: Tensor, gamma: Tensor, beta: Tensor, eps: float = 1e-5) -> Tensor:
    """γ (x − μ) / √(σ² + ε) + β over the last dimension, with the biased variance."""
    raise NotImplementedError("layer_norm: normalize over the last dimension, scale and shift")


def dropout(x: Tensor, p: float, training: bool, generator: torch.Generator) -> Tensor:
    """In training each entry is 0 with probability p, and x / (1 − p) otherwise."""
    raise NotImplementedError("dropout: draw from the generator what is kept, and scale it")


def softmax(x: Tensor) -> Tensor:
    """e^x / Σ e^x over the last dimension, for logits of any size."""
    raise NotImplementedError("softmax: powers over their sum, without overflow")


def bce(prob: Tensor, target: Tensor) -> Tensor:
    """The mean of −t log p − (1 − t) log(1 − p)."""
    raise NotImplementedError("bce: the mean over all predictions")


def cross_entropy(logits: Tensor, labels: Tensor) -> Tensor:
    """The mean of −log softmax(logits) at the labels, for logits of any size."""
    raise NotImplementedError("cross_entropy: the mean of −log p at the labels")


def accuracy(predicted: Tensor, labels: Tensor) -> float:
    """The share of labels that were predicted."""
    raise NotImplementedError("accuracy: a share, as a float")


def confusion_matrix(predicted: Tensor, labels: Tensor, classes: int) -> Tensor:
    """How often label i (row) was predicted as j (column)."""
    raise NotImplementedError("confusion_matrix: count label and prediction in row and column")


def f1(predicted: Tensor, labels: Tensor) -> float:
    """2 TP / (2 TP + FP + FN) of class 1; 0 where that is 0 / 0."""
    raise NotImplementedError("f1: of class 1, as a float")


def overfit(
    x: Tensor, labels: Tensor, hidden: int, steps: int, lr: float, generator: torch.Generator
) -> Tensor:
    """The loss before each step of gradient descent on one batch, by a net with a hidden layer."""
    raise NotImplementedError("overfit: train on the one batch, and return every loss")
