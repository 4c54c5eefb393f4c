"""(N, 1) against (N,) broadcasts to N·N losses without a word, the classic bug of a squeezed
target; compare the shapes and raise ValueError.

Caught by: test_bce_with_logits_refuses_other_shapes_and_reductions
"""


def bce_with_logits(logits, target, reduction="mean"):
    t = target.to(logits.dtype)
    losses = t * _log_one_plus_exp(-logits) + (1 - t) * _log_one_plus_exp(logits)
    return _reduced(losses, reduction)
