"""The labels of the samples come back; their indices are asked for.

Caught by: test_folds_hold_every_index_once
"""

_real_folds = stratified_folds


def stratified_folds(labels, k, generator):
    return [labels[fold] for fold in _real_folds(labels, k, generator)]
