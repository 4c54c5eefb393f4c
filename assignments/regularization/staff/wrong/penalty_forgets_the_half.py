"""The half is missing: with α Σ ‖W‖² the gradient is 2 α W.

Caught by: test_penalty_works_by_hand
"""


def l2_penalty(params, alpha):
    _refuse_negative(alpha=alpha)
    return alpha * sum(weight.square().sum() for weight in params)
