"""The lengths are not compared, so that torch spreads one label over all samples and stops at
other lengths with a RuntimeError; raise ValueError.

Caught by: test_error_rate_refuses_other_lengths
"""


def error_rate(predicted, real):
    return _share(predicted != real)
