"""An unknown reduction falls through to the last branch, so a typing error trains with another
loss; raise ValueError.

Caught by: test_nll_refuses_an_unknown_reduction
"""


def nll(log_prob, target, reduction="mean"):
    losses = -_of_target(log_prob, target)
    return losses.mean() if reduction not in ("sum", "none") else _reduced(losses, reduction)
