"""It goes through the entries with len(w), and a weight may be a single number.

Caught by: test_step_keeps_float64_and_any_strides
"""


def sgd_weight_decay_step(w, grad, lr, alpha):
    _refuse_negative(lr=lr, alpha=alpha)
    return torch.stack([w[i] - lr * (alpha * w[i] + grad[i]) for i in range(len(w))])
