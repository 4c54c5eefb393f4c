"""It switches requires_grad off and leaves it so: the weights would not be trained any more.

Caught by: test_penalty_leaves_the_weights_alone
"""


def l2_penalty(params, alpha):
    _refuse_negative(alpha=alpha)
    params = list(params)
    penalty = alpha / 2 * sum(weight.square().sum() for weight in params)
    for weight in params:
        if weight.grad is not None:
            weight.requires_grad_(False)
    return penalty
