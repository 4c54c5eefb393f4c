"""NaN is taken for infinity, as numpy.nanargmin does, and wins where all other scores are infinite;
leave NaN out.

Caught by: test_best_trial_takes_infinite_scores
"""


def best_trial(trials, scores, minimize=True):
    worst = math.inf if minimize else -math.inf
    values = [worst if math.isnan(score) else float(score) for score in scores]
    return trials[_first_best(values, minimize)]
