"""The data are taken for sorted by class: the places within the sorted labels come back, not the
indices of the samples.

Caught by: test_folds_take_labels_of_any_numbers_in_any_order
"""

_sorted_folds = stratified_folds


def stratified_folds(labels, k, generator):
    return _sorted_folds(labels.sort().values, k, generator)
