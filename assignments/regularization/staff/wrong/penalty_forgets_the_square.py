"""The norms are added, not their squares: ‖W‖² is the sum of the squared entries.

Caught by: test_penalty_works_by_hand
"""


def l2_penalty(params, alpha):
    _refuse_negative(alpha=alpha)
    return alpha / 2 * sum(weight.norm() for weight in params)
