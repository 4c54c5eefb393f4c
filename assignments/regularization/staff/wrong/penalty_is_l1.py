"""It adds absolute values: that is the L1 penalty, L2 adds squares.

Caught by: test_penalty_works_by_hand
"""


def l2_penalty(params, alpha):
    _refuse_negative(alpha=alpha)
    return alpha / 2 * sum(weight.abs().sum() for weight in params)
