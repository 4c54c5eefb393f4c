"""A learning rate of 0 is refused; it is legal, only a negative one is not.

Caught by: test_step_decay_refuses_bad_settings
"""

_right_decay = step_decay


def step_decay(lr0, epoch, step_size, gamma):
    if lr0 <= 0:
        raise ValueError(f"lr0 must be positive, got {lr0}")
    return _right_decay(lr0, epoch, step_size, gamma)
