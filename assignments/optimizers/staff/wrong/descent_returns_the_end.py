"""Only the last w is returned; the whole path is asked for, one row for each step.

Caught by: test_gradient_descent_takes_three_steps
"""

_whole_path = gradient_descent


def gradient_descent(loss_fn, w0, lr, steps):
    return _whole_path(loss_fn, w0, lr, steps)[-1]
