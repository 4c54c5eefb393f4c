"""The logits are changed in place (neg_, clamp_, -=): the caller's are gone; write out of place.

Caught by: test_bce_with_logits_leaves_its_arguments_alone
"""


def bce_with_logits(logits, target, reduction="mean"):
    t = _binary_target(target, logits)
    losses = (1 - t) * logits
    return _reduced(losses + _log_one_plus_exp(logits.neg_()), reduction)
