"""The ratio is rounded to two places; return it as it is, and round where it is printed.

Caught by: test_precision_follows_the_definition
"""


def precision(predicted, real):
    _refuse_other_length(predicted, real)
    tp, fp, _, _ = _counts(predicted, real)
    return round(_ratio(tp, tp + fp), 2)
