"""The rate stops falling after a few blocks; lr0 · gamma^k goes on falling.

Caught by: test_step_decay_at_the_boundaries
"""


def step_decay(lr0, epoch, step_size, gamma):
    _refuse_negative(lr0=lr0)
    _refuse_below_one(step_size=step_size)
    return lr0 * gamma ** min(epoch // step_size, 5)
