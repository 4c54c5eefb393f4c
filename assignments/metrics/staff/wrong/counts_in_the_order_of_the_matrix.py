"""The counts come in another order (TN, FP, FN, TP): it is TP, FP, FN, TN.

Caught by: test_counts_of_ten_samples
"""


def binary_counts(predicted, real):
    tp, fp, fn, tn = _counts(predicted, real)
    return tn, fp, fn, tp
