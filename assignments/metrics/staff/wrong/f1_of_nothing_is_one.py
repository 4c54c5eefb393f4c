"""Where there is no positive at all, F1 is 0.0, not 1.0.

Caught by: test_f1_without_true_positives
"""


def f1(predicted, real):
    _refuse_other_length(predicted, real)
    tp, fp, fn, _ = _counts(predicted, real)
    return _ratio(2 * tp, 2 * tp + fp + fn) if tp + fp + fn else 1.0
