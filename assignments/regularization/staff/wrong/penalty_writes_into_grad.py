"""It adds α W to .grad itself: then backward adds it once more.

Caught by: test_penalty_leaves_the_weights_alone
"""


def l2_penalty(params, alpha):
    _refuse_negative(alpha=alpha)
    params = list(params)
    for weight in params:
        if weight.grad is not None:
            weight.grad += alpha * weight.detach()
    return alpha / 2 * sum(weight.square().sum() for weight in params)
