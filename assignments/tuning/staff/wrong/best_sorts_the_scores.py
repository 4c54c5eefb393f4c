"""scores.sort() reorders the caller's own list; use sorted, or min with a key.

Caught by: test_best_trial_leaves_trials_and_scores_alone
"""

_unsorted_best = best_trial


def best_trial(trials, scores, minimize=True):
    best = _unsorted_best(trials, scores, minimize)
    if isinstance(scores, list):
        scores.sort()
    return best
