"""The log of the sum is computed without autograd (detach, no_grad, item), so the gradient is
minus one-hot, without the probabilities; only the maximum may be detached.

Caught by: test_cross_entropy_gradient_is_probability_minus_one_hot,
test_cross_entropy_has_the_gradient_of_pytorch
"""


def cross_entropy(logits, target, reduction="mean"):
    total = (_log_probabilities(logits, 1) - logits).detach()
    return _reduced(-_of_target(logits + total, target), reduction)
