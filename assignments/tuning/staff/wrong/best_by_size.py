"""The size of a score is compared without its sign (abs); −3 is lower than −2.

Caught by: test_best_trial_is_never_nan
"""


def best_trial(trials, scores, minimize=True):
    return trials[_first_best([abs(float(score)) for score in scores], minimize)]
