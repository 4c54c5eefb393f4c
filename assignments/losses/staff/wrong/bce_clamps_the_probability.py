"""The probability is clamped (to 1e-7 … 1 − 1e-7), so no loss is over 16; clamp the log at −100
instead, as PyTorch does.

Caught by: test_bce_clamps_each_log
"""


def bce(prob, target, reduction="mean"):
    t = _binary_target(target, prob)
    p = prob.clamp(1e-7, 1 - 1e-7)
    return _reduced(-t * p.log() - (1 - t) * (1 - p).log(), reduction)
