"""The path is computed in float32 and turned back: a float64 w0 loses half its digits; keep w0's
dtype.

Caught by: test_gradient_descent_keeps_float64_and_any_strides
"""

_right_path = gradient_descent


def gradient_descent(loss_fn, w0, lr, steps):
    return _right_path(loss_fn, w0.float(), lr, steps).to(w0.dtype)
