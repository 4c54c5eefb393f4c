"""Large gradients are clipped: the step is as long as the gradient makes it.

Caught by: test_step_follows_pytorch
"""


def sgd_weight_decay_step(w, grad, lr, alpha):
    _refuse_negative(lr=lr, alpha=alpha)
    return w - lr * (alpha * w + grad.clamp(-1, 1))
