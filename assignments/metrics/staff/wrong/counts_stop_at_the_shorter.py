"""zip stops at the shorter vector, so that labels without a partner go unnoticed; refuse
different lengths first.

Caught by: test_counts_refuse_other_lengths
"""


def binary_counts(predicted, real):
    pairs = list(zip(predicted.tolist(), real.tolist()))
    return tuple(pairs.count(pair) for pair in [(1, 1), (1, 0), (0, 1), (0, 0)])
