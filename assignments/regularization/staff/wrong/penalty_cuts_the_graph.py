""".item() (or .data, .detach()) takes the number out of the graph: no weight would ever decay.

Caught by: test_nothing
"""


def l2_penalty(params, alpha):
    _refuse_negative(alpha=alpha)
    return torch.tensor(alpha / 2 * sum(weight.square().sum().item() for weight in params))
