"""The norms are added and then squared: square each one first.

Caught by: test_penalty_works_by_hand
"""


def l2_penalty(params, alpha):
    _refuse_negative(alpha=alpha)
    return alpha / 2 * sum(weight.norm() for weight in params) ** 2
