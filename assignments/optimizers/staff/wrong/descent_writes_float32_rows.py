"""torch.zeros makes a float32 path whatever w0 is; ask for dtype=w0.dtype.

Caught by: test_gradient_descent_takes_three_steps
"""

_right_path = gradient_descent


def gradient_descent(loss_fn, w0, lr, steps):
    path = torch.zeros(steps + 1, *w0.shape)
    path[:] = _right_path(loss_fn, w0, lr, steps)
    return path
