"""`score == nan` is never true, not even for NaN; ask math.isnan(score).

Caught by: test_best_trial_is_never_nan
"""


def best_trial(trials, scores, minimize=True):
    values = [float(score) for score in scores]
    told = [i for i in range(len(values)) if not values[i] == math.nan]
    return trials[(min if minimize else max)(told, key=values.__getitem__)]
