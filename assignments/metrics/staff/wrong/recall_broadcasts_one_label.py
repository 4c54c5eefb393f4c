"""The lengths are not compared, so that torch spreads one label over all samples and stops at
other lengths with a RuntimeError; raise ValueError.

Caught by: test_recall_refuses_other_lengths
"""


def recall(predicted, real):
    return _ratio(int(((predicted == 1) & (real == 1)).sum()), int((real == 1).sum()))
