"""The labels are combined in place (&=): a function does not change its arguments.

Caught by: test_precision_follows_the_definition
"""


def precision(predicted, real):
    _refuse_other_length(predicted, real)
    all_predicted = int(predicted.sum())
    predicted &= real
    return _ratio(int(predicted.sum()), all_predicted)
