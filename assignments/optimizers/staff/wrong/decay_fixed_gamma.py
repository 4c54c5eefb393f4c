"""The factor is fixed at 0.1, the default of PyTorch's StepLR, whatever gamma is.

Caught by: test_step_decay_at_the_boundaries
"""


def step_decay(lr0, epoch, step_size, gamma):
    _refuse_negative(lr0=lr0)
    _refuse_below_one(step_size=step_size)
    return lr0 * 0.1 ** (epoch // step_size)
