"""to(dtype) gives the caller's own target where the dtype fits already, and *= then changes it;
write out of place.

Caught by: test_bce_leaves_its_arguments_alone
"""


def bce(prob, target, reduction="mean"):
    t = _binary_target(target, prob)
    log_p = prob.log().clamp(min=SMALLEST_LOG)
    log_q = (1 - prob).log().clamp(min=SMALLEST_LOG)
    of_zeros = (1 - t) * log_q
    t *= log_p
    return _reduced(-t - of_zeros, reduction)
