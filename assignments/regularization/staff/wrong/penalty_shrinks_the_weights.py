"""It shrinks the weights itself: it is only a number that is added to the loss, and the step does
the rest.

Caught by: test_penalty_leaves_the_weights_alone
"""


def l2_penalty(params, alpha):
    _refuse_negative(alpha=alpha)
    params = list(params)
    total = alpha / 2 * sum(weight.detach().square().sum() for weight in params)
    penalty = alpha / 2 * sum(weight.clone().square().sum() for weight in params)
    for weight in params:
        weight.data *= 1 - alpha
    return penalty
