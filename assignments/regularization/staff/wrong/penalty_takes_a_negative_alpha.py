"""A negative α is not refused: raise ValueError.

Caught by: test_penalty_refuses_a_negative_alpha_and_takes_zero
"""


def l2_penalty(params, alpha):
    return alpha / 2 * sum(weight.square().sum() for weight in params)
