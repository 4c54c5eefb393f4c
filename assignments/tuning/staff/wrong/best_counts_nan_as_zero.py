"""NaN is made 0, which is the best loss there is; leave NaN out.

Caught by: test_best_trial_is_never_nan
"""


def best_trial(trials, scores, minimize=True):
    values = torch.tensor([float(score) for score in scores], dtype=torch.float64)
    return trials[_first_best(torch.where(values.isnan(), 0.0, values), minimize)]
