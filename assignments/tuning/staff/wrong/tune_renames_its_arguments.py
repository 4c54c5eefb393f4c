"""The arguments have other names than in the contract, so tune(candidates=…, train_and_score=…,
minimize=…) fails.

Caught by: test_tune_takes_the_names_of_the_contract
"""

_named_tune = tune


def tune(trials, objective, minimize=True):
    return _named_tune(trials, objective, minimize)
