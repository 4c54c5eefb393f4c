"""labels.sort_() or labels[...] = … changes the caller's own labels, which then fit no image any
more.

Caught by: test_split_leaves_the_rest_alone
"""

_reading_split = stratified_split


def stratified_split(labels, fraction, generator):
    parts = _reading_split(labels, fraction, generator)
    labels.copy_(labels.sort().values)
    return parts
