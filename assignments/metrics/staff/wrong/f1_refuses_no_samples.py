"""No samples raise an error: their F1 is 0.0.

Caught by: test_f1_without_true_positives
"""


def f1(predicted, real):
    _refuse_other_length(predicted, real)
    if len(real) == 0:
        raise ValueError("no samples")
    return _f1(predicted, real)
