"""min keeps a NaN in the first place, because every comparison with NaN is False; leave NaN out
first.

Caught by: test_best_trial_is_never_nan
"""


def best_trial(trials, scores, minimize=True):
    values = [float(score) for score in scores]
    return trials[values.index((min if minimize else max)(values))]
