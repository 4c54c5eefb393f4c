"""k = 1 is refused; only a number under 1 is, and one fold has everything.

Caught by: test_folds_may_be_one_or_as_many_as_samples
"""

_any_folds = stratified_folds


def stratified_folds(labels, k, generator):
    if k < 2:
        raise ValueError(k)
    return _any_folds(labels, k, generator)
