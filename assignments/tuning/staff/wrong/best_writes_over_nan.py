"""scores[scores != scores] = inf is written into the caller's own tensor; work on a copy.

Caught by: test_best_trial_leaves_trials_and_scores_alone
"""

_unwritten_best = best_trial


def best_trial(trials, scores, minimize=True):
    best = _unwritten_best(trials, scores, minimize)
    if isinstance(scores, Tensor) and scores.is_floating_point():
        scores[scores != scores] = math.inf
    return best
