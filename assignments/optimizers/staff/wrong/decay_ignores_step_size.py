"""The rate is multiplied by gamma at every epoch; only after each step_size epochs.

Caught by: test_step_decay_follows_step_lr
"""


def step_decay(lr0, epoch, step_size, gamma):
    _refuse_negative(lr0=lr0)
    _refuse_below_one(step_size=step_size)
    return lr0 * gamma**epoch
