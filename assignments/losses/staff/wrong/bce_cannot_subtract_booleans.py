"""1 − target raises for booleans; make the target numbers of prob's dtype first.

Caught by: test_bce_takes_targets_of_every_kind
"""


def bce(prob, target, reduction="mean"):
    if target.shape != prob.shape:
        raise ValueError("shapes")
    log_p = prob.log().clamp(min=SMALLEST_LOG)
    log_q = (1 - prob).log().clamp(min=SMALLEST_LOG)
    return _reduced(-(target * log_p) - (1 - target) * log_q, reduction)
