"""Targets between 0 and 1 are treated as 0 (or as 1): where(t == 1, …) chooses one log, while −t
log p − (1 − t) log(1 − p) weighs both.

Caught by: test_bce_takes_targets_of_every_kind
"""


def bce(prob, target, reduction="mean"):
    t = _binary_target(target, prob)
    log_p = prob.log().clamp(min=SMALLEST_LOG)
    log_q = (1 - prob).log().clamp(min=SMALLEST_LOG)
    return _reduced(torch.where(t == 1, -log_p, -log_q), reduction)
