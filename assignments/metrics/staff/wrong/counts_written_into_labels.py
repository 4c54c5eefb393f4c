"""The labels are compared in place (eq_): a function does not change its arguments.

Caught by: test_counts_follow_the_definition
"""


def binary_counts(predicted, real):
    counts = _counts(predicted, real)
    predicted.eq_(real)
    return counts
