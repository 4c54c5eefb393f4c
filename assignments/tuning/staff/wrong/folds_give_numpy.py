"""The folds are NumPy arrays; int64 tensors are asked for, or lists of ints.

Caught by: test_folds_are_a_list_of_int64_indices
"""

_tensor_folds = stratified_folds


def stratified_folds(labels, k, generator):
    return [fold.numpy() for fold in _tensor_folds(labels, k, generator)]
