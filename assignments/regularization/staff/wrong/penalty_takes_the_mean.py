"""It takes the mean of the squares: the penalty is their sum.

Caught by: test_penalty_works_by_hand
"""


def l2_penalty(params, alpha):
    _refuse_negative(alpha=alpha)
    return alpha / 2 * sum(weight.square().mean() for weight in params)
