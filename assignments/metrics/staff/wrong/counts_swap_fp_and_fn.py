"""FP and FN are swapped: a false positive was predicted 1 and is 0, a false negative was
predicted 0 and is 1; the order is TP, FP, FN, TN.

Caught by: test_counts_of_ten_samples
"""


def binary_counts(predicted, real):
    tp, fp, fn, tn = _counts(predicted, real)
    return tp, fn, fp, tn
