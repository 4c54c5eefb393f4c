"""The gradients are computed at the weights of the beginning: they must be those of this step.

Caught by: test_overfit_in_200_steps
"""


def overfit(x, labels, hidden, steps, lr, generator, _overfit=overfit):
    return _overfit(x, labels, hidden, 1, lr, generator).repeat(steps)
