"""momentum is the share of the new batch, not of the old average.

Caught by: test_moving_averages_follow_pytorch
"""


def moving_averages(mean, var, x, momentum=0.1):
    mean = momentum * mean + (1 - momentum) * x.mean(0)
    return mean, momentum * var + (1 - momentum) * x.var(0)
