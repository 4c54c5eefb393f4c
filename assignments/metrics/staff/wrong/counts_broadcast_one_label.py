"""The lengths are not compared, so that torch spreads one label over all samples and stops at
other lengths with a RuntimeError; raise ValueError.

Caught by: test_counts_refuse_other_lengths
"""


def binary_counts(predicted, real):
    p, r = predicted == 1, real == 1
    counts = (p & r).sum(), (p & ~r).sum(), (~p & r).sum(), (~p & ~r).sum()
    return tuple(int(count) for count in counts)
