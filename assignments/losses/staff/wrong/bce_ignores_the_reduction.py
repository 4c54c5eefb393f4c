"""The mean is returned whatever reduction says; "sum" and "none" are asked for too.

Caught by: test_bce_follows_pytorch
"""


def bce(prob, target, reduction="mean"):
    t = _binary_target(target, prob)
    log_p = prob.log().clamp(min=SMALLEST_LOG)
    log_q = (1 - prob).log().clamp(min=SMALLEST_LOG)
    _reduced(log_p, reduction)
    return (-t * log_p - (1 - t) * log_q).mean()
