"""That is the recall, TP / (TP + FN): precision divides by all predicted positives, TP + FP.

Caught by: test_precision_of_ten_samples
"""


def precision(predicted, real):
    _refuse_other_length(predicted, real)
    tp, _, fn, _ = _counts(predicted, real)
    return _ratio(tp, tp + fn)
