""".detach() (or .data, .item()) takes the number out of the graph: no weight would ever decay.

Caught by: test_penalty_has_the_gradient_of_weight_decay
"""


def l2_penalty(params, alpha):
    _refuse_negative(alpha=alpha)
    return alpha / 2 * sum(weight.detach().square().sum() for weight in params)
