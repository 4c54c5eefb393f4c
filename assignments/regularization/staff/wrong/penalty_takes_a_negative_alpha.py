"""A negative α is not refused: raise ValueError.

Caught by: test_nothing
"""


def l2_penalty(params, alpha):
    return alpha / 2 * sum(weight.square().sum() for weight in params)
