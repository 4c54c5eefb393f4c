"""The softmax goes over dimension 0, the samples; the classes are dimension 1.

Caught by: test_cross_entropy_of_one_digit
"""


def cross_entropy(logits, target, reduction="mean"):
    return _reduced(-_of_target(_log_probabilities(logits, 0), target), reduction)
