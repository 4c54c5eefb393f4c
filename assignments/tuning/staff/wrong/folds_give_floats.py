"""The indices are floats: a float tensor cannot index data; keep int64.

Caught by: test_folds_are_a_list_of_int64_indices
"""

_tensor_folds = stratified_folds


def stratified_folds(labels, k, generator):
    return [fold.float() for fold in _tensor_folds(labels, k, generator)]
