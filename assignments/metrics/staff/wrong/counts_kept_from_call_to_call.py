"""The counts are kept from one call to the next, and the samples of the last call are still in
them; begin each call with zeros.

Caught by: test_counts_follow_the_definition
"""

_kept = [0, 0, 0, 0]


def binary_counts(predicted, real):
    for i, count in enumerate(_counts(predicted, real)):
        _kept[i] += count
    return tuple(_kept)
