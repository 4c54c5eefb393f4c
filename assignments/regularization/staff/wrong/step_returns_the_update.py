"""It returns the update alone: the result is the new weight.

Caught by: test_step_works_by_hand
"""


def sgd_weight_decay_step(w, grad, lr, alpha):
    _refuse_negative(lr=lr, alpha=alpha)
    return -lr * (alpha * w + grad)
