"""α = 0 is refused: it is legal, and costs nothing.

Caught by: test_penalty_refuses_a_negative_alpha_and_takes_zero
"""


def l2_penalty(params, alpha):
    if alpha <= 0:
        raise ValueError("alpha must be positive")
    return alpha / 2 * sum(weight.square().sum() for weight in params)
