"""The counts come as (tp, tn, fp, fn): the order that is asked is (tp, fp, fn, tn).

Caught by: test_counts_of_ten_samples
"""


def binary_counts(predicted, real):
    tp, fp, fn, tn = _counts(predicted, real)
    return tp, tn, fp, fn
