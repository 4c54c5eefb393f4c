"""Class 0 is taken for the positive one: class 1 is positive.

Caught by: test_counts_of_ten_samples
"""


def binary_counts(predicted, real):
    return _counts(predicted, real, positive=0)
