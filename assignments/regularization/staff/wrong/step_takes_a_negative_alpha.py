"""A negative α is not refused: raise ValueError.

Caught by: test_step_refuses_negative_settings_and_takes_zero
"""


def sgd_weight_decay_step(w, grad, lr, alpha):
    _refuse_negative(lr=lr)
    return w - lr * (alpha * w + grad)
