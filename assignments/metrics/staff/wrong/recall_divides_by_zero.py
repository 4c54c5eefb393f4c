"""Where no sample is positive, TP + FN is 0 and the division fails; recall is 0.0 there.

Caught by: test_recall_without_real_positives
"""


def recall(predicted, real):
    _refuse_other_length(predicted, real)
    tp, _, fn, _ = _counts(predicted, real)
    return tp / (tp + fn)
