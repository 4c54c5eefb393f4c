"""epoch / step_size is not rounded down, so the rate falls a little at every epoch; a step decay
stays flat in between (//).

Caught by: test_step_decay_follows_step_lr
"""


def step_decay(lr0, epoch, step_size, gamma):
    _refuse_negative(lr0=lr0)
    _refuse_below_one(step_size=step_size)
    return lr0 * gamma ** (epoch / step_size)
