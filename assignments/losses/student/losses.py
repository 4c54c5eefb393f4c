"""Assignment "Losses": your answers.

Replace every `raise NotImplementedError(...)`; its text says what to write there. Names, arguments
and results must stay as they are. The handout is README.md. Ready-made losses, softmaxes and
sigmoids of PyTorch may not be used.

Letters: x logit (what the last layer gives), p probability, t binary target, c class, L loss.
"""

from __future__ import annotations

from torch import Tensor


def sigmoid(x: Tensor) -> Tensor:
    """The probability that a logit stands for: σ(x) = 1 / (1 + e^(−x)).

    Shapes:  x, any; the result has x's shape and dtype.
    """
    raise NotImplementedError(
        "sigmoid: 1 / (1 + exp(−x)), written so that exp never overflows, in the gradient neither"
    )


def bce(prob: Tensor, target: Tensor, reduction: str = "mean") -> Tensor:
    """Binary cross-entropy of probabilities.

        L = −t log p − (1 − t) log(1 − p)        each log is at least −100

    Shapes:  prob and target alike, any; the result is one number, or of that shape for "none".
    Raises:  ValueError if the shapes differ or the reduction is unknown.
    """
    raise NotImplementedError(
        "bce: refuse a target of another shape, make it numbers of prob's dtype, clamp both logs "
        "at −100, put the formula together and reduce it"
    )


def bce_with_logits(logits: Tensor, target: Tensor, reduction: str = "mean") -> Tensor:
    """Binary cross-entropy of logits: bce(σ(x), t), but right for every x.

    Shapes:  logits and target alike, any; the result is one number, or of that shape for "none".
    Raises:  ValueError if the shapes differ or the reduction is unknown.
    """
    raise NotImplementedError(
        "bce_with_logits: put log σ(x) = −log(1 + e^(−x)) into the formula of bce on paper, then "
        "write what is left with exp of negative numbers only"
    )


def softmax(x: Tensor, dim: int = -1) -> Tensor:
    """Probabilities from logits: p_c = e^(x_c) / Σ_k e^(x_k), along dim.

    Shapes:  x, any; the result has x's shape and dtype and sums to 1 along dim.
    """
    raise NotImplementedError(
        "softmax: take the largest entry along dim away first, then exp, then divide by the sum"
    )


def log_softmax(x: Tensor, dim: int = -1) -> Tensor:
    """Log-probabilities from logits: log p_c = x_c − log Σ_k e^(x_k), along dim.

    Shapes:  x, any; the result has x's shape and dtype.
    """
    raise NotImplementedError(
        "log_softmax: take the largest entry along dim away first, then subtract log Σ exp; "
        "not the log of softmax, which may have become 0"
    )


def nll(log_prob: Tensor, target: Tensor, reduction: str = "mean") -> Tensor:
    """Negative log-likelihood: minus the log-probability of the right class.

    Shapes:  log_prob (N, C), target (N,) of classes 0 … C − 1; the result is one number, or (N,)
             for "none".
    Raises:  ValueError if the reduction is unknown.
    """
    raise NotImplementedError(
        "nll: from each row of log_prob take the entry of its class, change the sign, reduce"
    )


def cross_entropy(logits: Tensor, target: Tensor, reduction: str = "mean") -> Tensor:
    """Multi-class cross-entropy of logits: nll of their log-softmax.

    Shapes:  logits (N, C), target (N,) of classes 0 … C − 1; the result is one number, or (N,)
             for "none".
    Raises:  ValueError if the reduction is unknown.
    """
    raise NotImplementedError("cross_entropy: nll of log_softmax along the classes")


def one_hot(labels: Tensor, num_classes: int) -> Tensor:
    """Each label as a vector with a 1 in the place of its class and 0 elsewhere.

    Shapes:  labels, any; the result is (*labels.shape, num_classes), int64.
    Raises:  ValueError if a label is outside 0 … num_classes − 1.
    """
    raise NotImplementedError(
        "one_hot: refuse labels outside 0 … num_classes − 1, then compare each label with "
        "0, 1, …, num_classes − 1"
    )
