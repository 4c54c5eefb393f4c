"""w.view(-1) works for contiguous tensors only: no shape is needed here.

Caught by: test_step_keeps_float64_and_any_strides
"""


def sgd_weight_decay_step(w, grad, lr, alpha):
    _refuse_negative(lr=lr, alpha=alpha)
    flat = w.view(-1)
    return (flat - lr * (alpha * flat + grad.reshape(-1))).view(w.shape)
