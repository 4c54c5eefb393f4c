"""reduction="mean" gives the sum: divide by the number of losses, or a batch twice as large is a
loss twice as large.

Caught by: test_bce_of_two_predictions
"""


def bce(prob, target, reduction="mean"):
    t = _binary_target(target, prob)
    log_p = prob.log().clamp(min=SMALLEST_LOG)
    log_q = (1 - prob).log().clamp(min=SMALLEST_LOG)
    return _reduced(-t * log_p - (1 - t) * log_q, "sum" if reduction == "mean" else reduction)
