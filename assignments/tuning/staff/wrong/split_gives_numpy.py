"""The parts are NumPy arrays; int64 tensors are asked for, or lists of ints.

Caught by: test_split_gives_int64_indices
"""

_tensor_split = stratified_split


def stratified_split(labels, fraction, generator):
    first, second = _tensor_split(labels, fraction, generator)
    return first.numpy(), second.numpy()
