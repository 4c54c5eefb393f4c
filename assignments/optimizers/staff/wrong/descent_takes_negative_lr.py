"""A negative learning rate is accepted; gradient_descent must raise ValueError for it.

Caught by: test_gradient_descent_refuses_a_negative_learning_rate
"""

_checked = gradient_descent


def gradient_descent(loss_fn, w0, lr, steps):
    if lr < 0:
        return _checked(lambda w: -loss_fn(w), w0, -lr, steps)
    return _checked(loss_fn, w0, lr, steps)
