"""Class 0 is taken for the positive one: class 1 is positive.

Caught by: test_precision_of_ten_samples
"""


def precision(predicted, real):
    _refuse_other_length(predicted, real)
    tp, fp, _, _ = _counts(predicted, real, positive=0)
    return _ratio(tp, tp + fp)
