"""The lengths are not compared, so that torch spreads one label over all samples and stops at
other lengths with a RuntimeError; raise ValueError.

Caught by: test_accuracy_refuses_other_lengths
"""


def accuracy(predicted, real):
    return _share(predicted == real)
