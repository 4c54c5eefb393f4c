"""That is the share of negatives that were found, TN / (TN + FP): recall is about positives, TP
/ (TP + FN).

Caught by: test_recall_of_ten_samples
"""


def recall(predicted, real):
    _refuse_other_length(predicted, real)
    _, fp, _, tn = _counts(predicted, real)
    return _ratio(tn, tn + fp)
