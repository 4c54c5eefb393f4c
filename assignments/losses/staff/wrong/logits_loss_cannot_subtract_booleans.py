"""1 − target raises for booleans; make the target numbers of the logits' dtype first.

Caught by: test_bce_with_logits_takes_targets_of_every_kind
"""


def bce_with_logits(logits, target, reduction="mean"):
    _binary_target(target, logits)
    log_p, log_q = -_log_one_plus_exp(-logits), -_log_one_plus_exp(logits)
    return _reduced(-(target * log_p) - (1 - target) * log_q, reduction)
