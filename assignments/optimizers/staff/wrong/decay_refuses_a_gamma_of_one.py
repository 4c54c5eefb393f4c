"""A gamma of 1 is refused; it is legal, and keeps the rate as it is.

Caught by: test_step_decay_refuses_bad_settings
"""

_constant_too = step_decay


def step_decay(lr0, epoch, step_size, gamma):
    if not 0 < gamma < 1:
        raise ValueError(f"gamma must be in (0, 1), got {gamma}")
    return _constant_too(lr0, epoch, step_size, gamma)
