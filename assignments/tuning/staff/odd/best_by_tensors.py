"""best_trial masks NaN, takes the best value of a float64 tensor, and the first place that equals
it.
"""


def best_trial(trials, scores, minimize=True):
    values = torch.as_tensor(scores, dtype=torch.float64)
    told = values[~torch.isnan(values)]
    best = told.min() if minimize else told.max()
    return trials[int((values == best).nonzero()[0])]
