"""minimize is not looked at, so the worst accuracy wins.

Caught by: test_best_trial_can_have_the_highest_score
"""


def best_trial(trials, scores, minimize=True):
    return trials[_first_best(scores, True)]
