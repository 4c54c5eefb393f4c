"""The indices are floats: a float tensor cannot index data; keep int64.

Caught by: test_split_gives_int64_indices
"""

_tensor_split = stratified_split


def stratified_split(labels, fraction, generator):
    first, second = _tensor_split(labels, fraction, generator)
    return first.float(), second.float()
