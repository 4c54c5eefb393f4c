"""Where no positive is predicted, TP + FP is 0 and the division fails; precision is 0.0 there.

Caught by: test_precision_without_predicted_positives
"""


def precision(predicted, real):
    _refuse_other_length(predicted, real)
    tp, fp, _, _ = _counts(predicted, real)
    return tp / (tp + fp)
