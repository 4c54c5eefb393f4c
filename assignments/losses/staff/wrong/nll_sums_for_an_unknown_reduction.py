"""An unknown reduction falls through to the sum: a misspelt word must raise ValueError, or nobody
notices it.

Caught by: test_nll_refuses_an_unknown_reduction
"""

right_nll = nll


def nll(log_prob, target, reduction="mean"):
    return right_nll(log_prob, target, reduction if reduction in ("mean", "none") else "sum")
