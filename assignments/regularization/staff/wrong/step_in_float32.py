"""The step is computed in float32, so float64 weights lose digits.

Caught by: test_step_keeps_float64_and_any_strides
"""


def sgd_weight_decay_step(w, grad, lr, alpha):
    _refuse_negative(lr=lr, alpha=alpha)
    return (w.float() - lr * (alpha * w.float() + grad.float())).to(w.dtype)
