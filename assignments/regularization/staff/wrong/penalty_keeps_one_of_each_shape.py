"""Of parameters of the same shape only the last is counted: add up all of them.

Caught by: test_penalty_takes_any_iterable
"""


def l2_penalty(params, alpha):
    _refuse_negative(alpha=alpha)
    squares = {weight.shape: weight.square().sum() for weight in params}
    return alpha / 2 * sum(squares.values())
