"""A learning rate of 0 is refused; it is legal, only a negative one is not.

Caught by: test_gradient_descent_refuses_a_negative_learning_rate
"""

_legal_at_zero = gradient_descent


def gradient_descent(loss_fn, w0, lr, steps):
    if lr <= 0:
        raise ValueError(f"lr must be positive, got {lr}")
    return _legal_at_zero(loss_fn, w0, lr, steps)
