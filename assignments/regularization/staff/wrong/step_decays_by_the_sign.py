"""α sign(w) is the gradient of the L1 penalty: that of L2 is α w.

Caught by: test_step_works_by_hand
"""


def sgd_weight_decay_step(w, grad, lr, alpha):
    _refuse_negative(lr=lr, alpha=alpha)
    return w - lr * (alpha * w.sign() + grad)
