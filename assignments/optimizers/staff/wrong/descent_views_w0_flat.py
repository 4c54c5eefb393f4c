"""view(-1) works only when the entries lie next to each other in memory; reshape or stack works for
any strides.

Caught by: test_gradient_descent_follows_pytorch,
test_gradient_descent_keeps_float64_and_any_strides
"""

_right_path = gradient_descent


def gradient_descent(loss_fn, w0, lr, steps):
    shape = w0.shape
    return _right_path(lambda w: loss_fn(w.view(shape)), w0.view(-1), lr, steps).view(-1, *shape)
