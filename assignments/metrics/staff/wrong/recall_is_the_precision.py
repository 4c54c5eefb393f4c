"""That is the precision, TP / (TP + FP): recall divides by all real positives, TP + FN.

Caught by: test_recall_of_ten_samples
"""


def recall(predicted, real):
    _refuse_other_length(predicted, real)
    tp, fp, _, _ = _counts(predicted, real)
    return _ratio(tp, tp + fp)
