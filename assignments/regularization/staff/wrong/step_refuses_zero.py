"""lr = 0 is refused: it is legal, and moves nothing.

Caught by: test_step_refuses_negative_settings_and_takes_zero
"""


def sgd_weight_decay_step(w, grad, lr, alpha):
    if lr <= 0 or alpha < 0:
        raise ValueError("lr and alpha")
    return w - lr * (alpha * w + grad)
