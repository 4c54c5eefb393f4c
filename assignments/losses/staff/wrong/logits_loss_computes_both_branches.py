"""torch.where computes both branches and lets gradients into both: the overflow in the branch not
chosen makes the gradient 0 · ∞ = NaN; take exp of −|x|, which overflows in neither.

Caught by: test_bce_with_logits_of_large_logits
"""


def bce_with_logits(logits, target, reduction="mean"):
    t = _binary_target(target, logits)
    right = (-logits).exp().log1p() + (1 - t) * logits
    left = logits.exp().log1p() - t * logits
    return _reduced(torch.where(logits >= 0, right, left), reduction)
