"""lr and alpha are swapped: lr comes first.

Caught by: test_step_works_by_hand
"""


def sgd_weight_decay_step(w, grad, lr, alpha):
    _refuse_negative(lr=lr, alpha=alpha)
    return w - alpha * (lr * w + grad)
