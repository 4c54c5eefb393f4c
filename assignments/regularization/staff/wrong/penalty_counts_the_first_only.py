"""It returns after the first parameter: the return belongs behind the loop.

Caught by: test_penalty_works_by_hand
"""


def l2_penalty(params, alpha):
    _refuse_negative(alpha=alpha)
    for weight in params:
        return alpha / 2 * weight.square().sum()
