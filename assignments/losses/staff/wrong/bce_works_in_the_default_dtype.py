"""The target becomes float32 (target.float(), torch.tensor(…)) or float64 (double()), and the loss
with it; make it prob.dtype.

Caught by: test_bce_follows_pytorch
"""


def bce(prob, target, reduction="mean"):
    _binary_target(target, prob)
    t = target.double()
    log_p = prob.log().clamp(min=SMALLEST_LOG)
    log_q = (1 - prob).log().clamp(min=SMALLEST_LOG)
    return _reduced(-t * log_p - (1 - t) * log_q, reduction)
