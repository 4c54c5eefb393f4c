"""An unknown reduction falls through to the last branch, so a typing error trains with another
loss; raise ValueError.

Caught by: test_cross_entropy_refuses_an_unknown_reduction
"""


def cross_entropy(logits, target, reduction="mean"):
    losses = -_of_target(_log_probabilities(logits, 1), target)
    return losses.mean() if reduction not in ("sum", "none") else _reduced(losses, reduction)
