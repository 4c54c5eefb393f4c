"""lr = 0 is refused: it is legal, and moves nothing.

Caught by: test_nothing
"""


def sgd_weight_decay_step(w, grad, lr, alpha):
    if lr <= 0 or alpha < 0:
        raise ValueError("lr and alpha")
    return w - lr * (alpha * w + grad)
