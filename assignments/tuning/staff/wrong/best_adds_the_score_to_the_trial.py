"""The score is written into the trial, which then has a name that train_and_score does not know.

Caught by: test_best_trial_has_the_lowest_score
"""


def best_trial(trials, scores, minimize=True):
    values = [float(score) for score in scores]
    place = _first_best(values, minimize)
    trials[place]["score"] = values[place]
    return trials[place]
