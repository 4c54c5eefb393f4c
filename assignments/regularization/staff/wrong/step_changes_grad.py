"""grad += α w changes the gradient that was given, and makes it wrong for who uses it next.

Caught by: test_step_leaves_its_arguments_alone
"""


def sgd_weight_decay_step(w, grad, lr, alpha):
    _refuse_negative(lr=lr, alpha=alpha)
    grad += alpha * w
    return w - lr * grad
