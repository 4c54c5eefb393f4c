"""False negatives are in the denominator too, tp / (tp + fp + fn): precision asks only among those
predicted positive, tp / (tp + fp).

Caught by: test_precision_of_ten_samples
"""


def precision(predicted, real):
    tp, fp, fn, _ = _counts(predicted, real)
    return _ratio(tp, tp + fp + fn)
