"""Only log p is clamped at −100; log(1 − p) is −∞ at p = 1, and 0 · ∞ is nan.

Caught by: test_bce_clamps_each_log
"""


def bce(prob, target, reduction="mean"):
    t = _binary_target(target, prob)
    log_p = prob.log().clamp(min=SMALLEST_LOG)
    return _reduced(-t * log_p - (1 - t) * (1 - prob).log(), reduction)
