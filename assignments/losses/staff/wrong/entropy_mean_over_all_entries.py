"""The mean divides by all N·C entries of one-hot times log-probabilities; there are N losses, so
divide by N.

Caught by: test_cross_entropy_of_one_digit
"""


def cross_entropy(logits, target, reduction="mean"):
    losses = -_of_target(_log_probabilities(logits, 1), target)
    return losses.sum() / logits.numel() if reduction == "mean" else _reduced(losses, reduction)
