"""Only negative fractions are refused; one above 1 must raise ValueError too.

Caught by: test_split_refuses_a_fraction_above_one, test_split_refuses_a_negative_fraction
"""

_checked_split = stratified_split


def stratified_split(labels, fraction, generator):
    return _checked_split(labels, min(fraction, 1), generator)
