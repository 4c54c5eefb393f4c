"""It changes w in place and returns nothing: return a new tensor, and leave w as it is.

Caught by: test_step_works_by_hand
"""


def sgd_weight_decay_step(w, grad, lr, alpha):
    _refuse_negative(lr=lr, alpha=alpha)
    w -= lr * (alpha * w + grad)
