"""log_prob[:, target] takes for each target the whole column, (N, N) entries; one from each row is
log_prob[arange(N), target] or gather.

Caught by: test_nll_picks_the_right_class
"""


def nll(log_prob, target, reduction="mean"):
    return _reduced(-log_prob[:, target], reduction)
