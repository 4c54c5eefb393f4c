"""No samples raise an error: their recall is 0.0.

Caught by: test_recall_without_real_positives
"""


def recall(predicted, real):
    _refuse_other_length(predicted, real)
    if len(real) == 0:
        raise ValueError("no samples")
    tp, _, fn, _ = _counts(predicted, real)
    return _ratio(tp, tp + fn)
