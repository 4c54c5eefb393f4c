"""pop takes the best trial out of the caller's own list; trials[i] leaves it there.

Caught by: test_best_trial_leaves_trials_and_scores_alone
"""


def best_trial(trials, scores, minimize=True):
    return trials.pop(_first_best(scores, minimize))
