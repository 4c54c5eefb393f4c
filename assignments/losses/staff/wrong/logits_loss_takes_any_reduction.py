"""An unknown reduction falls through to the last branch, so a typing error trains with another
loss; raise ValueError.

Caught by: test_bce_with_logits_refuses_other_shapes_and_reductions
"""


def bce_with_logits(logits, target, reduction="mean"):
    t = _binary_target(target, logits)
    losses = t * _log_one_plus_exp(-logits) + (1 - t) * _log_one_plus_exp(logits)
    return losses if reduction not in ("sum", "mean") else _reduced(losses, reduction)
