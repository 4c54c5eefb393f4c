"""Where no sample is positive, recall is 0.0, not 1.0.

Caught by: test_recall_without_real_positives
"""


def recall(predicted, real):
    _refuse_other_length(predicted, real)
    tp, _, fn, _ = _counts(predicted, real)
    return tp / (tp + fn) if tp + fn else 1.0
