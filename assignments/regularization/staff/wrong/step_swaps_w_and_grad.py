"""w and grad are swapped: w comes first.

Caught by: test_step_works_by_hand
"""


def sgd_weight_decay_step(w, grad, lr, alpha):
    _refuse_negative(lr=lr, alpha=alpha)
    return grad - lr * (alpha * grad + w)
