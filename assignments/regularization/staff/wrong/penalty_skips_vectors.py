"""Only matrices are counted: the penalty holds for all parameters, biases too.

Caught by: test_penalty_works_by_hand
"""


def l2_penalty(params, alpha):
    _refuse_negative(alpha=alpha)
    return alpha / 2 * sum(weight.square().sum() for weight in params if weight.ndim > 1)
