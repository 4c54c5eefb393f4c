"""The mean divides by the number of rows, len(prob); every element is a loss, so divide by
numel().

Caught by: test_bce_follows_pytorch
"""


def bce(prob, target, reduction="mean"):
    t = _binary_target(target, prob)
    log_p = prob.log().clamp(min=SMALLEST_LOG)
    log_q = (1 - prob).log().clamp(min=SMALLEST_LOG)
    losses = -t * log_p - (1 - t) * log_q
    return losses.sum() / len(losses) if reduction == "mean" else _reduced(losses, reduction)
