"""TP / (TP + FP + FN) is the overlap (Jaccard index): in F1 the true positives count twice,
above and below.

Caught by: test_f1_of_ten_samples
"""


def f1(predicted, real):
    _refuse_other_length(predicted, real)
    tp, fp, fn, _ = _counts(predicted, real)
    return _ratio(tp, tp + fp + fn)
