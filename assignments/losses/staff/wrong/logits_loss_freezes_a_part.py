"""A part of the loss is computed without autograd (detach, no_grad, item), so the gradient is that
of the rest: −t instead of σ(x) − t.

Caught by: test_bce_with_logits_has_the_gradient_of_pytorch
"""


def bce_with_logits(logits, target, reduction="mean"):
    t = _binary_target(target, logits)
    return _reduced(_log_one_plus_exp(logits).detach() - t * logits, reduction)
