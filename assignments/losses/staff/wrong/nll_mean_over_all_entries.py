"""The mean divides by all N·C entries of one-hot times log-probabilities; there are N losses, so
divide by N.

Caught by: test_nll_picks_the_right_class
"""


def nll(log_prob, target, reduction="mean"):
    losses = -_of_target(log_prob, target)
    return losses.sum() / log_prob.numel() if reduction == "mean" else _reduced(losses, reduction)
