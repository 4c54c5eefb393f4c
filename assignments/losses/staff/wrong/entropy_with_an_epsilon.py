"""log(softmax + 1e-12) is never under −27.6, so all very wrong predictions cost alike; use log-
softmax.

Caught by: test_cross_entropy_of_large_logits
"""


def cross_entropy(logits, target, reduction="mean"):
    e = (logits - logits.amax(1, keepdim=True)).exp()
    p = e / e.sum(1, keepdim=True)
    return _reduced(-(_of_target(p, target) + 1e-12).log(), reduction)
