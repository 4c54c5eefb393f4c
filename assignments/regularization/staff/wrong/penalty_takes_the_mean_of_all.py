"""The squares of all weights are averaged: the penalty is half of α times their sum, or its
gradient would not be αW.

Caught by: test_penalty_works_by_hand
"""


def l2_penalty(params, alpha):
    _refuse_negative(alpha=alpha)
    weights = [weight.flatten() for weight in params]
    return alpha / 2 * (torch.cat(weights).square().mean() if weights else torch.zeros(()))
