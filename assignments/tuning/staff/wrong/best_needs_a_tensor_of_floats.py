"""torch.isnan takes tensors of floats only: make the scores floats first.

Caught by: test_best_trial_takes_scores_of_any_kind
"""


def best_trial(trials, scores, minimize=True):
    values = scores if isinstance(scores, list) else scores.tolist()
    if all(isinstance(value, int) for value in values):
        raise TypeError("isnan of whole numbers")
    return trials[_first_best(values, minimize)]
