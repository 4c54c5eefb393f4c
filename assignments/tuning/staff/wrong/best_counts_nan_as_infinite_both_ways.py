"""NaN is made infinity, which wins where the highest score is the best; leave NaN out.

Caught by: test_best_trial_skips_nan_wherever_it_is, test_best_trial_takes_infinite_scores
"""


def best_trial(trials, scores, minimize=True):
    values = [math.inf if math.isnan(score) else float(score) for score in scores]
    return trials[_first_best(values, minimize)]
