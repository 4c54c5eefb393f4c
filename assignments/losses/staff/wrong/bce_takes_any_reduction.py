"""An unknown reduction falls through to the last branch, so a typing error trains with another
loss; raise ValueError.

Caught by: test_bce_refuses_other_shapes_and_reductions
"""


def bce(prob, target, reduction="mean"):
    t = _binary_target(target, prob)
    log_p = prob.log().clamp(min=SMALLEST_LOG)
    log_q = (1 - prob).log().clamp(min=SMALLEST_LOG)
    losses = -t * log_p - (1 - t) * log_q
    return losses.mean() if reduction not in ("sum", "none") else _reduced(losses, reduction)
