"""The logits are taken for probabilities: log of a logit, which may be negative; the sigmoid
belongs into the formula.

Caught by: test_bce_with_logits_follows_pytorch
"""


def bce_with_logits(logits, target, reduction="mean"):
    t = _binary_target(target, logits)
    return bce(logits, t, reduction)
