"""The rate is multiplied by gamma · k, not by gamma^k: each block multiplies the last rate by
gamma.

Caught by: test_step_decay_follows_step_lr
"""


def step_decay(lr0, epoch, step_size, gamma):
    _refuse_negative(lr0=lr0)
    _refuse_below_one(step_size=step_size)
    blocks = epoch // step_size
    return lr0 * gamma * blocks if blocks else lr0
