"""The norm is a square root, whose derivative at 0 is not finite: add up squares without it.

Caught by: test_penalty_is_smooth_for_every_weight
"""


def l2_penalty(params, alpha):
    _refuse_negative(alpha=alpha)
    return alpha / 2 * sum(weight.square().sum().sqrt() ** 2 for weight in params)
