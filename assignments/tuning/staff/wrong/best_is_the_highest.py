"""The flag is taken the wrong way round: minimize=True asks for the lowest score.

Caught by: test_best_trial_has_the_lowest_score
"""


def best_trial(trials, scores, minimize=True):
    return trials[_first_best(scores, not minimize)]
