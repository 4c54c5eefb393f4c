"""Sorting backwards puts the last of equal scores first where the highest is asked for; of equals
the first wins.

Caught by: test_best_trial_is_the_first_of_equals, test_best_trial_takes_infinite_scores
"""


def best_trial(trials, scores, minimize=True):
    values = [float(score) for score in scores]
    order = sorted(
        (i for i in range(len(values)) if values[i] == values[i]), key=values.__getitem__
    )
    return trials[order[0] if minimize else order[-1]]
