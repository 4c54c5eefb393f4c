"""Infinite scores are skipped with NaN (isfinite); only NaN is no score.

Caught by: test_best_trial_takes_infinite_scores
"""


def best_trial(trials, scores, minimize=True):
    values = [float(score) if math.isfinite(score) else math.nan for score in scores]
    return trials[_first_best(values, minimize)]
