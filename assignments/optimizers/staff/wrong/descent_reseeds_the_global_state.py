"""torch.manual_seed inside the function changes what every other part of the program draws;
gradient descent has no randomness at all.

Caught by: test_gradient_descent_leaves_w0_alone
"""

_unseeded = gradient_descent


def gradient_descent(loss_fn, w0, lr, steps):
    torch.manual_seed(0)
    return _unseeded(loss_fn, w0, lr, steps)
