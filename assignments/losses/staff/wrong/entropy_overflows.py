"""e^x overflows for logits over 88 in float32, and the loss is infinite or NaN; take the largest
entry of each row away first.

Caught by: test_cross_entropy_of_large_logits
"""


def cross_entropy(logits, target, reduction="mean"):
    log_prob = logits - logits.exp().sum(1, keepdim=True).log()
    return _reduced(-_of_target(log_prob, target), reduction)
