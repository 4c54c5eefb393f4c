"""w -= … changes the weight that was given; write w − …, which is a new tensor.

Caught by: test_step_leaves_its_arguments_alone
"""


def sgd_weight_decay_step(w, grad, lr, alpha):
    _refuse_negative(lr=lr, alpha=alpha)
    w -= lr * (alpha * w + grad)
    return w.clone()
