"""NaN is made 1e9, which is better than any larger loss; leave NaN out.

Caught by: test_best_trial_skips_nan_wherever_it_is, test_best_trial_takes_infinite_scores
"""


def best_trial(trials, scores, minimize=True):
    worst = 1e9 if minimize else -1e9
    values = [worst if math.isnan(score) else float(score) for score in scores]
    return trials[_first_best(values, minimize)]
