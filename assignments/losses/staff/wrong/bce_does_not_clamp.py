"""log 0 = −∞, and 0 · ∞ = NaN: a probability of exactly 0 or 1 ruins the whole mean; clamp each
log at −100.

Caught by: test_bce_clamps_each_log
"""


def bce(prob, target, reduction="mean"):
    t = _binary_target(target, prob)
    return _reduced(-t * prob.log() - (1 - t) * (1 - prob).log(), reduction)
