"""The first step is made before the loop, so that no step at all is still one; range(0) must give
row 0 alone.

Caught by: test_gradient_descent_takes_a_scalar_or_no_step
"""

_right_path = gradient_descent


def gradient_descent(loss_fn, w0, lr, steps):
    return _right_path(loss_fn, w0, lr, max(steps, 1))
