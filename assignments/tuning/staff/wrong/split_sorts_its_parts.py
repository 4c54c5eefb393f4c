"""The indices are sorted at the end, which undoes the shuffling: sorted labels come class by class.

Caught by: test_split_is_shuffled
"""

_mixed_split = stratified_split


def stratified_split(labels, fraction, generator):
    first, second = _mixed_split(labels, fraction, generator)
    return first.sort().values, second.sort().values
