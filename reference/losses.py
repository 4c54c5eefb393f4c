r"""Model answers of the assignment "losses", from one output neuron to many.

    sigmoid, bce, bce_with_logits           one neuron: is the digit small?
    softmax, log_softmax                    one neuron for each class
    nll, cross_entropy                      the loss of the right class
    one_hot                                 a class as a vector

Letters: x logit (what the last layer gives), p probability, t binary target, c class, L loss.
The rule behind all of them: never take exp of a large number, nor log of a number that may have
become 0.
"""

from __future__ import annotations

import torch
from torch import Tensor

SMALLEST_LOG = -100.0  # of bce, as in PyTorch


def _reduced(losses: Tensor, reduction: str) -> Tensor:
    """The mean or the sum of all losses, or each of them."""
    if reduction == "mean":
        return losses.mean()
    if reduction == "sum":
        return losses.sum()
    if reduction == "none":
        return losses
    raise ValueError(f"reduction must be 'mean', 'sum' or 'none', got {reduction!r}")


def _binary_target(target: Tensor, like: Tensor) -> Tensor:
    """The target as numbers of the dtype of `like`; one of another shape would broadcast."""
    if target.shape != like.shape:
        raise ValueError(f"the target has shape {target.shape}, the prediction {like.shape}")
    return target.to(like.dtype)


def _log_one_plus_exp(x: Tensor) -> Tensor:
    """log(1 + e^x): about x where x is large, and about e^x where it is very negative."""
    return torch.logaddexp(x, torch.zeros_like(x))


def _log_probabilities(x: Tensor, dim: int) -> Tensor:
    """x − log Σ e^x along dim; without its maximum x has no entry above 0, and one that is 0."""
    shifted = x - x.amax(dim, keepdim=True)
    return shifted - shifted.exp().sum(dim, keepdim=True).log()


def _of_target(log_prob: Tensor, target: Tensor) -> Tensor:
    """From each row the entry of its class."""
    return log_prob.gather(1, target.unsqueeze(1)).squeeze(1)


def sigmoid(x: Tensor) -> Tensor:
    r"""The probability that a logit stands for.

        σ(x) = 1 / (1 + e^(−x)) = exp(−log(1 + e^(−x)))

    The first form is right in value, but where e^(−x) overflows its gradient is 0 · ∞ = NaN.

    Shapes:  x, any; the result has x's shape and dtype.
    Source:  lecture, "PyTorch: ANN Architecture"; Goodfellow, Bengio & Courville, Deep Learning
             (2016), §3.10.
    """
    return (-_log_one_plus_exp(-x)).exp()


def bce(prob: Tensor, target: Tensor, reduction: str = "mean") -> Tensor:
    r"""Binary cross-entropy of probabilities.

        L = −t log p − (1 − t) log(1 − p)        each log is at least −100

    Shapes:  prob and target alike, any; the result is one number, or of that shape for "none".
    Raises:  ValueError if the shapes differ or the reduction is unknown.
    Source:  lecture, "Loss Function and Final Activation"; Deep Learning, §6.2.2.2; the clamp
             is that of torch.nn.BCELoss.
    """
    t = _binary_target(target, prob)
    log_p = prob.log().clamp(min=SMALLEST_LOG)
    log_q = (1 - prob).log().clamp(min=SMALLEST_LOG)
    return _reduced(-t * log_p - (1 - t) * log_q, reduction)


def bce_with_logits(logits: Tensor, target: Tensor, reduction: str = "mean") -> Tensor:
    r"""Binary cross-entropy of logits: bce(σ(x), t), but right for every x.

        L = −t log σ(x) − (1 − t) log σ(−x) = t log(1 + e^(−x)) + (1 − t) log(1 + e^x)

    Shapes:  logits and target alike, any; the result is one number, or of that shape for "none".
    Raises:  ValueError if the shapes differ or the reduction is unknown.
    Source:  lecture, "Loss Function and Final Activation"; Deep Learning, §6.2.2.2.
    """
    t = _binary_target(target, logits)
    losses = t * _log_one_plus_exp(-logits) + (1 - t) * _log_one_plus_exp(logits)
    return _reduced(losses, reduction)


def softmax(x: Tensor, dim: int = -1) -> Tensor:
    r"""Probabilities from logits.

        p_c = e^(x_c − max(x)) / Σ_k e^(x_k − max(x))

    Shapes:  x, any; the result has x's shape and dtype and sums to 1 along dim.
    Source:  lecture, "PyTorch: Output Probabilities"; Deep Learning, §4.1.
    """
    e = (x - x.amax(dim, keepdim=True)).exp()
    return e / e.sum(dim, keepdim=True)


def log_softmax(x: Tensor, dim: int = -1) -> Tensor:
    r"""Log-probabilities from logits.

        log p_c = x_c − max(x) − log Σ_k e^(x_k − max(x))

    Shapes:  x, any; the result has x's shape and dtype.
    Source:  lecture, "Loss Function and Softmax Activation"; Deep Learning, §4.1.
    """
    return _log_probabilities(x, dim)


def nll(log_prob: Tensor, target: Tensor, reduction: str = "mean") -> Tensor:
    r"""Negative log-likelihood: minus the log-probability of the right class.

        L_n = −log p_{n, t_n}

    Shapes:  log_prob (N, C), target (N,) of classes 0 … C − 1; the result is one number, or (N,)
             for "none".
    Raises:  ValueError if the reduction is unknown.
    Source:  lecture, "Loss Function and Softmax Activation"; Deep Learning, §5.5.
    """
    return _reduced(-_of_target(log_prob, target), reduction)


def cross_entropy(logits: Tensor, target: Tensor, reduction: str = "mean") -> Tensor:
    r"""Multi-class cross-entropy of logits: nll of their log-softmax.

        L_n = log Σ_k e^(x_{n, k}) − x_{n, t_n}        ∂L_n / ∂x_{n, c} = p_c − [c = t_n]

    Shapes:  logits (N, C), target (N,) of classes 0 … C − 1; the result is one number, or (N,)
             for "none".
    Raises:  ValueError if the reduction is unknown.
    Source:  lecture, "Loss Function and Softmax Activation"; Deep Learning, §6.2.2.3.
    """
    return _reduced(-_of_target(_log_probabilities(logits, 1), target), reduction)


def one_hot(labels: Tensor, num_classes: int) -> Tensor:
    r"""Each label as a vector with a 1 in the place of its class and 0 elsewhere.

    Shapes:  labels, any; the result is (*labels.shape, num_classes), int64.
    Raises:  ValueError if a label is outside 0 … num_classes − 1.
    Source:  lecture, "Multi-Class Classification".
    """
    if ((labels < 0) | (labels >= num_classes)).any():
        raise ValueError(f"labels must be in 0 … {num_classes - 1}")
    return (labels.unsqueeze(-1) == torch.arange(num_classes)).long()
