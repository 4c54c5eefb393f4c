"""The log of the sigmoid: for a logit of 20 float32 rounds the sigmoid to 1, and log(1 − 1) is −∞,
or −100 with a clamp, instead of −20; put the logarithm into the formula before computing.

Caught by: test_bce_with_logits_of_a_confident_mistake
"""


def bce_with_logits(logits, target, reduction="mean"):
    t = _binary_target(target, logits)
    p = (-_log_one_plus_exp(-logits)).exp()
    return bce(p, t, reduction)
