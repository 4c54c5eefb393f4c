"""A class with fewer samples than folds is refused, as scikit-learn does; here it is in some folds
only.

Caught by: test_folds_spread_what_cannot_be_shared_evenly,
test_folds_may_be_one_or_as_many_as_samples, test_folds_take_labels_of_any_numbers_in_any_order,
test_folds_are_a_list_of_int64_indices
"""

_any_folds = stratified_folds


def stratified_folds(labels, k, generator):
    if int(labels.unique(return_counts=True)[1].min()) < k:
        raise ValueError("a class has fewer samples than folds")
    return _any_folds(labels, k, generator)
