"""The squares are added in float32, so float64 weights lose digits.

Caught by: test_penalty_keeps_float64_and_any_strides
"""


def l2_penalty(params, alpha):
    _refuse_negative(alpha=alpha)
    return alpha / 2 * sum(weight.float().square().sum() for weight in params)
