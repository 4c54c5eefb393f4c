"""The half of the penalty is forgotten: the derivative of α/2 · w² is α w, not 2 α w.

Caught by: test_step_works_by_hand
"""


def sgd_weight_decay_step(w, grad, lr, alpha):
    _refuse_negative(lr=lr, alpha=alpha)
    return w - lr * (2 * alpha * w + grad)
