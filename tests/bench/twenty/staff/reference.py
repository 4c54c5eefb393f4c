"""Model answers of the assignment "Twenty"."""

from __future__ import annotations

import torch
from torch import Tensor


def sgd_step(w: Tensor, grad: Tensor, lr: float) -> Tensor:
    """w − lr g"""
    return w - lr * grad


def momentum_step(
    w: Tensor, grad: Tensor, velocity: Tensor, lr: float, momentum: float = 0.9
) -> tuple[Tensor, Tensor]:
    """v ← m v + g, w − lr v; both are returned."""
    velocity = momentum * velocity + grad
    return w - lr * velocity, velocity


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
    m = betas[0] * m + (1 - betas[0]) * grad
    v = betas[1] * v + (1 - betas[1]) * grad**2
    m_hat = m / (1 - betas[0] ** t)
    v_hat = v / (1 - betas[1] ** t)
    return w - lr * m_hat / (v_hat.sqrt() + eps), m, v


def batch_norm(x: Tensor, gamma: Tensor, beta: Tensor, eps: float = 1e-5) -> Tensor:
    """γ (x − μ) / √(σ² + ε) + β over the batch, with the biased variance."""
    return gamma * (x - x.mean(0)) / (x.var(0, correction=0) + eps).sqrt() + beta


def moving_averages(
    mean: Tensor, var: Tensor, x: Tensor, momentum: float = 0.1
) -> tuple[Tensor, Tensor]:
    """(1 − m) old + m new, with the batch's unbiased variance."""
    mean = (1 - momentum) * mean + momentum * x.mean(0)
    var = (1 - momentum) * var + momentum * x.var(0, correction=1)
    return mean, var


def layer_norm(x: Tensor, gamma: Tensor, beta: Tensor, eps: float = 1e-5) -> Tensor:
    """γ (x − μ) / √(σ² + ε) + β over the last dimension, with the biased variance."""
    mean = x.mean(-1, keepdim=True)
    var = x.var(-1, correction=0, keepdim=True)
    return gamma * (x - mean) / (var + eps).sqrt() + beta


def dropout(x: Tensor, p: float, training: bool, generator: torch.Generator) -> Tensor:
    """In training each entry is 0 with probability p, and x / (1 − p) otherwise."""
    if not 0 <= p < 1:
        raise ValueError(f"p must be at least 0 and below 1, got {p}")
    if not training:
        return x
    is_kept = torch.rand(x.shape, generator=generator) >= p
    return x * is_kept / (1 - p)


def softmax(x: Tensor) -> Tensor:
    """e^x / Σ e^x over the last dimension, for logits of any size."""
    powers = (x - x.amax(-1, keepdim=True)).exp()
    return powers / powers.sum(-1, keepdim=True)


def bce(prob: Tensor, target: Tensor) -> Tensor:
    """The mean of −t log p − (1 − t) log(1 − p)."""
    return -(target * prob.log() + (1 - target) * (1 - prob).log()).mean()


def cross_entropy(logits: Tensor, labels: Tensor) -> Tensor:
    """The mean of −log softmax(logits) at the labels, for logits of any size."""
    of_labels = logits.gather(1, labels.unsqueeze(1)).squeeze(1)
    return (logits.logsumexp(-1) - of_labels).mean()


def accuracy(predicted: Tensor, labels: Tensor) -> float:
    """The share of labels that were predicted."""
    return (predicted == labels).float().mean().item()


def confusion_matrix(predicted: Tensor, labels: Tensor, classes: int) -> Tensor:
    """How often label i (row) was predicted as j (column)."""
    matrix = torch.zeros(classes, classes, dtype=torch.int64)
    for label, prediction in zip(labels.tolist(), predicted.tolist(), strict=True):
        matrix[label, prediction] += 1
    return matrix


def f1(predicted: Tensor, labels: Tensor) -> float:
    """2 TP / (2 TP + FP + FN) of class 1; 0 where that is 0 / 0."""
    hits = ((predicted == 1) & (labels == 1)).sum().item()
    misses = (predicted != labels).sum().item()
    return 2 * hits / (2 * hits + misses) if hits else 0.0


def overfit(
    x: Tensor, labels: Tensor, hidden: int, steps: int, lr: float, generator: torch.Generator
) -> Tensor:
    """The loss before each step of gradient descent on one batch, by a net with a hidden layer."""
    classes = int(labels.max()) + 1
    weights = []
    for rows, columns in ((x.shape[1], hidden), (hidden, classes)):
        weights.append(torch.randn(rows, columns, generator=generator) * (2 / rows) ** 0.5)
        weights.append(torch.zeros(columns))
    for weight in weights:
        weight.requires_grad_()
    losses = []
    for _ in range(steps):
        logits = (x @ weights[0] + weights[1]).relu() @ weights[2] + weights[3]
        loss = cross_entropy(logits, labels)
        losses.append(loss.item())
        for weight, gradient in zip(weights, torch.autograd.grad(loss, weights), strict=True):
            with torch.no_grad():
                weight -= lr * gradient
    return torch.tensor(losses)
