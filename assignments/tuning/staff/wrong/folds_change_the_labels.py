"""Samples that are dealt are marked in the caller's own labels; work on a copy.

Caught by: test_folds_leave_the_rest_alone
"""

_reading_folds = stratified_folds


def stratified_folds(labels, k, generator):
    folds = _reading_folds(labels, k, generator)
    labels.fill_(-1)
    return folds
