"""Vectors are not decayed: weight decay holds for every weight, biases too.

Caught by: test_step_works_by_hand
"""


def sgd_weight_decay_step(w, grad, lr, alpha):
    _refuse_negative(lr=lr, alpha=alpha)
    return w - lr * (alpha * w + grad) if w.ndim > 1 else w - lr * grad
