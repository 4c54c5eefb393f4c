"""A fraction outside of 0 … 1 is cut off in silence; it must raise ValueError.

Caught by: test_split_refuses_a_fraction_above_one, test_split_refuses_a_negative_fraction
"""

_checked_split = stratified_split


def stratified_split(labels, fraction, generator):
    return _checked_split(labels, min(max(fraction, 0), 1), generator)
