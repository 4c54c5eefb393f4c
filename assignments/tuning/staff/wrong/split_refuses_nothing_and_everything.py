"""A fraction of exactly 0 or 1 is refused; both are legal, and make one part empty.

Caught by: test_split_takes_nothing_or_everything, test_split_gives_int64_indices
"""

_closed_split = stratified_split


def stratified_split(labels, fraction, generator):
    if not 0 < fraction < 1:
        raise ValueError(fraction)
    return _closed_split(labels, fraction, generator)
