"""There are k − 1 folds: range(1, k) leaves one out.

Caught by: test_folds_hold_every_index_once
"""

_real_folds = stratified_folds


def stratified_folds(labels, k, generator):
    folds = _real_folds(labels, k, generator)
    return folds[1:]
