"""It loops over the rows of a weight, and a weight may be a single number.

Caught by: test_penalty_is_smooth_for_every_weight
"""


def l2_penalty(params, alpha):
    _refuse_negative(alpha=alpha)
    return alpha / 2 * sum(row.square().sum() for weight in params for row in weight)
