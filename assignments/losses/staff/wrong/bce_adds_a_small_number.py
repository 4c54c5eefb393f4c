"""A small number inside the log (log(p + 1e-12)) changes every loss a little, and log 0 becomes
−27.6; clamp the log itself at −100.

Caught by: test_bce_clamps_each_log, test_bce_has_the_gradient_of_pytorch
"""


def bce(prob, target, reduction="mean"):
    t = _binary_target(target, prob)
    losses = -t * (prob + 1e-12).log() - (1 - t) * (1 - prob + 1e-12).log()
    return _reduced(losses, reduction)
