"""The best score comes back; its trial is asked for.

Caught by: test_best_trial_has_the_lowest_score
"""


def best_trial(trials, scores, minimize=True):
    values = [float(score) for score in scores]
    return values[_first_best(values, minimize)]
