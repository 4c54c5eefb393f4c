"""The rate falls one epoch early: epochs are counted from 0, so the first step_size of them keep
lr0.

Caught by: test_step_decay_follows_step_lr
"""


def step_decay(lr0, epoch, step_size, gamma):
    _refuse_negative(lr0=lr0)
    _refuse_below_one(step_size=step_size)
    return lr0 * gamma ** ((epoch + 1) // step_size)
