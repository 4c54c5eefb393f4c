"""Where there is no positive at all, precision is 0.0 too, not 1.0.

Caught by: test_precision_of_no_positives_and_of_no_samples
"""


def precision(predicted, real):
    _refuse_other_length(predicted, real)
    tp, fp, fn, _ = _counts(predicted, real)
    return _ratio(tp, tp + fp) if tp + fp + fn else 1.0
