"""nonzero() without flatten() gives a column, of shape (m, 1), so x[indices] has a dimension too
many.

Caught by: test_split_gives_int64_indices
"""

_flat_split = stratified_split


def stratified_split(labels, fraction, generator):
    first, second = _flat_split(labels, fraction, generator)
    return first.unsqueeze(1), second.unsqueeze(1)
