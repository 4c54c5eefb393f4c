"""torch.vstack joins matrices below each other and makes no new dimension; torch.stack makes one
row for each step.

Caught by: test_gradient_descent_follows_pytorch,
test_gradient_descent_keeps_float64_and_any_strides, test_gradient_descent_takes_a_scalar_or_no_step
"""

_right_path = gradient_descent


def gradient_descent(loss_fn, w0, lr, steps):
    return torch.vstack(list(_right_path(loss_fn, w0, lr, steps)))
