"""The place of the best trial comes back; the trial itself is asked for: trials[i].

Caught by: test_best_trial_has_the_lowest_score
"""


def best_trial(trials, scores, minimize=True):
    return _first_best(scores, minimize)
