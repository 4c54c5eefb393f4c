"""scores.index works for lists only; a tensor or an array of scores has no such method.

Caught by: test_best_trial_takes_scores_of_any_kind, test_best_trial_leaves_trials_and_scores_alone
"""


def best_trial(trials, scores, minimize=True):
    told = [score for score in scores if score == score]
    return trials[scores.index(min(told) if minimize else max(told))]
