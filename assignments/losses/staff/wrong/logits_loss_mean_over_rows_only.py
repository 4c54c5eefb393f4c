"""The mean divides by the number of rows, so it is K times too large for (N, K): divide by the
number of all entries.

Caught by: test_bce_with_logits_follows_pytorch
"""

right_bce_with_logits = bce_with_logits


def bce_with_logits(logits, target, reduction="mean"):
    if reduction != "mean":
        return right_bce_with_logits(logits, target, reduction)
    return right_bce_with_logits(logits, target, "sum") / max(len(logits), 1)
