"""The result is a tensor of one element: a loss has no dimension.

Caught by: test_penalty_works_by_hand
"""


def l2_penalty(params, alpha):
    _refuse_negative(alpha=alpha)
    return alpha / 2 * sum((w.square().sum() for w in params), start=torch.zeros(1))
