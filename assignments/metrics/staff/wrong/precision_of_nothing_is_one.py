"""Where no positive is predicted, precision is 0.0, not 1.0.

Caught by: test_precision_without_predicted_positives
"""


def precision(predicted, real):
    _refuse_other_length(predicted, real)
    tp, fp, _, _ = _counts(predicted, real)
    return tp / (tp + fp) if tp + fp else 1.0
