"""The sign is missing: the log-probability of the right class is negative, and the loss is minus
that.

Caught by: test_nll_picks_the_right_class
"""


def nll(log_prob, target, reduction="mean"):
    return _reduced(_of_target(log_prob, target), reduction)
