"""A negative lr is not refused: raise ValueError.

Caught by: test_nothing
"""


def sgd_weight_decay_step(w, grad, lr, alpha):
    _refuse_negative(alpha=alpha)
    return w - lr * (alpha * w + grad)
