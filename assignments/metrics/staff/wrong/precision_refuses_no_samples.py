"""No samples raise an error: their precision is 0.0.

Caught by: test_precision_of_no_positives_and_of_no_samples
"""


def precision(predicted, real):
    _refuse_other_length(predicted, real)
    if len(real) == 0:
        raise ValueError("no samples")
    tp, fp, _, _ = _counts(predicted, real)
    return _ratio(tp, tp + fp)
