"""NaN is taken out of the scores but not out of the trials, so every later score belongs to another
trial.

Caught by: test_best_trial_is_never_nan
"""


def best_trial(trials, scores, minimize=True):
    values = [float(score) for score in scores if not math.isnan(score)]
    return trials[_first_best(values, minimize)]
