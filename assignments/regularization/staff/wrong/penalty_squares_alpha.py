"""α is squared along with the weight: it stands before the square.

Caught by: test_penalty_works_by_hand
"""


def l2_penalty(params, alpha):
    _refuse_negative(alpha=alpha)
    return sum((alpha * weight).square().sum() for weight in params) / 2
