"""Only −t log p is counted, so a target of 0 costs nothing whatever is predicted; the other half
is −(1 − t) log(1 − p).

Caught by: test_bce_of_two_predictions
"""


def bce(prob, target, reduction="mean"):
    t = _binary_target(target, prob)
    log_p = prob.log().clamp(min=SMALLEST_LOG)
    log_q = (1 - prob).log().clamp(min=SMALLEST_LOG)
    return _reduced(-t * log_p, reduction)
