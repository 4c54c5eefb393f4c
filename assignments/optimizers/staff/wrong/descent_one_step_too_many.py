"""One step too many: steps steps make steps + 1 rows, because row 0 is w0.

Caught by: test_gradient_descent_takes_three_steps
"""

_right_path = gradient_descent


def gradient_descent(loss_fn, w0, lr, steps):
    return _right_path(loss_fn, w0, lr, steps + 1)
