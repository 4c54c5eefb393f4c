"""Bad settings are accepted: a negative lr0 and a step size under 1 must raise ValueError.

Caught by: test_step_decay_refuses_bad_settings
"""


def step_decay(lr0, epoch, step_size, gamma):
    return lr0 * gamma ** (epoch // step_size)
