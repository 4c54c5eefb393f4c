"""torch.cat joins the rows end to end and makes no new dimension; torch.stack makes one row for
each step.

Caught by: test_gradient_descent_takes_three_steps
"""

_right_path = gradient_descent


def gradient_descent(loss_fn, w0, lr, steps):
    return torch.cat(list(_right_path(loss_fn, torch.atleast_1d(w0), lr, steps)))
