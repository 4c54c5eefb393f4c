"""The logits are clamped before exp: beyond that the loss no longer grows and the gradient is 0,
so the most wrong predictions are never corrected; take exp of −|x| instead.

Caught by: test_bce_with_logits_of_large_logits
"""


def bce_with_logits(logits, target, reduction="mean"):
    t = _binary_target(target, logits)
    x = logits.clamp(-120, 120)
    return _reduced(t * _log_one_plus_exp(-x) + (1 - t) * _log_one_plus_exp(x), reduction)
