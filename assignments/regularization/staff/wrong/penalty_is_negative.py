"""The sign is wrong: the penalty is added to the loss, so large weights cost something.

Caught by: test_penalty_works_by_hand
"""


def l2_penalty(params, alpha):
    _refuse_negative(alpha=alpha)
    return -alpha / 2 * sum(weight.square().sum() for weight in params)
