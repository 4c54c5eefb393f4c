"""A generator (yield) can be gone through once and has no len; a list of k folds is asked for.

Caught by: test_folds_are_a_list_of_int64_indices
"""

_listed_folds = stratified_folds


def stratified_folds(labels, k, generator):
    yield from _listed_folds(labels, k, generator)
