"""params is gone through twice: a generator is empty the second time.

Caught by: test_penalty_takes_any_iterable
"""


def l2_penalty(params, alpha):
    _refuse_negative(alpha=alpha)
    if not list(params):
        return torch.zeros(())
    return alpha / 2 * sum((w.square().sum() for w in params), start=torch.zeros(()))
