"""The logits are taken for log-probabilities: log-softmax comes first.

Caught by: test_cross_entropy_of_one_digit
"""


def cross_entropy(logits, target, reduction="mean"):
    return _reduced(-_of_target(logits, target), reduction)
