"""A small number is added to the denominator so that it is never 0, which makes every recall too
small; ask whether it is 0 instead.

Caught by: test_recall_of_ten_samples
"""


def recall(predicted, real):
    _refuse_other_length(predicted, real)
    tp, _, fn, _ = _counts(predicted, real)
    return tp / (tp + fn + 1e-3)
