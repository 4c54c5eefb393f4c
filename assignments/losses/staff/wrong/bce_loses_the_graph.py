"""The loss is made of numbers (detach, numpy, item, torch.tensor) that autograd cannot follow, so
nothing can learn from it; compute with tensors from prob to the loss.

Caught by: test_bce_has_the_gradient_of_pytorch
"""


def bce(prob, target, reduction="mean"):
    prob = prob.detach()
    t = _binary_target(target, prob)
    log_p = prob.log().clamp(min=SMALLEST_LOG)
    log_q = (1 - prob).log().clamp(min=SMALLEST_LOG)
    return _reduced(-t * log_p - (1 - t) * log_q, reduction)
