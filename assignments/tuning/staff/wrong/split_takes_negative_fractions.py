"""Only fractions above 1 are refused; a negative one must raise ValueError too.

Caught by: test_split_refuses_a_negative_fraction
"""

_checked_split = stratified_split


def stratified_split(labels, fraction, generator):
    return _checked_split(labels, max(fraction, 0), generator)
