"""α is ignored: α w is added to the gradient.

Caught by: test_step_works_by_hand
"""


def sgd_weight_decay_step(w, grad, lr, alpha):
    _refuse_negative(lr=lr, alpha=alpha)
    return w - lr * grad
