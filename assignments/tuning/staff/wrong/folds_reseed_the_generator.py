"""The caller's generator is seeded again at each call, so the folds are always the same; only draw
from it.

Caught by: test_folds_deal_any_samples_of_a_class
"""

_drawn_folds = stratified_folds


def stratified_folds(labels, k, generator):
    generator.manual_seed(generator.initial_seed())
    return _drawn_folds(labels, k, generator)
