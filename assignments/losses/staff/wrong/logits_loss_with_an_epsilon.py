"""The log of the sigmoid plus a small number (or of a clamped sigmoid) is never under log 1e-7, so
no loss is over 16; put the logarithm into the formula before computing.

Caught by: test_bce_with_logits_of_a_confident_mistake
"""


def bce_with_logits(logits, target, reduction="mean"):
    t = _binary_target(target, logits)
    p = (-_log_one_plus_exp(-logits)).exp().clamp(1e-7, 1 - 1e-7)
    return _reduced(-t * p.log() - (1 - t) * (1 - p).log(), reduction)
