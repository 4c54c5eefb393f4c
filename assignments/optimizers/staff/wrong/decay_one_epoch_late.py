"""The rate falls one epoch late: it changes at epoch step_size itself, which is the first of the
next block.

Caught by: test_step_decay_follows_step_lr
"""


def step_decay(lr0, epoch, step_size, gamma):
    _refuse_negative(lr0=lr0)
    _refuse_below_one(step_size=step_size)
    return lr0 * gamma ** (max(epoch - 1, 0) // step_size)
