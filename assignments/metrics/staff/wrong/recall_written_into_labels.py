"""The labels are multiplied in place (*=): a function does not change its arguments.

Caught by: test_recall_follows_the_definition
"""


def recall(predicted, real):
    _refuse_other_length(predicted, real)
    positives = int(real.sum())
    real *= predicted
    return _ratio(int(real.sum()), positives)
