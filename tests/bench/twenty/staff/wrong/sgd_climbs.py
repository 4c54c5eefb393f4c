"""The step goes up the gradient: subtract it.

Caught by: test_sgd_by_hand
"""


def sgd_step(w, grad, lr):
    return w + lr * grad
