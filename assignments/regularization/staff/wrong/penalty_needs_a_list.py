"""len(params) fails for model.parameters(), which is a generator: go through it with for.

Caught by: test_penalty_takes_any_iterable
"""


def l2_penalty(params, alpha):
    _refuse_negative(alpha=alpha)
    total = torch.zeros(())
    for i in range(len(params)):
        total = total + params[i].square().sum()
    return alpha / 2 * total
