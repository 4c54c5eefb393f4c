"""The arguments have other names than in the contract, so best_trial(trials=…, scores=…,
minimize=…) fails.

Caught by: test_best_trial_takes_the_names_of_the_contract
"""


def best_trial(candidates, losses, minimize=True):
    return candidates[_first_best(losses, minimize)]
