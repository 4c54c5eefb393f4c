"""The logits are clamped to ±50: beyond that the loss stays at 50 and its gradient is 0, where the
model is most wrong. The stable formula needs no clamp.

Caught by: test_bce_with_logits_of_a_confident_mistake
"""

right_bce_with_logits = bce_with_logits


def bce_with_logits(logits, target, reduction="mean"):
    return right_bce_with_logits(logits.clamp(-50, 50), target, reduction)
