"""The path begins after the first step: row 0 must be w0, so there are steps + 1 rows.

Caught by: test_gradient_descent_takes_three_steps
"""

_whole_path = gradient_descent


def gradient_descent(loss_fn, w0, lr, steps):
    return _whole_path(loss_fn, w0, lr, steps)[1:]
