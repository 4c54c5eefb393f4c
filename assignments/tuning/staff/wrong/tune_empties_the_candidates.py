"""pop takes the candidates out of the caller's own list; go through it with for.

Caught by: test_tune_trains_every_candidate_as_it_is
"""


def tune(candidates, train_and_score, minimize=True):
    tried, scores = [], []
    while candidates:
        tried.append(candidates.pop(0))
        scores.append(_scored(tried[-1], train_and_score))
    return tried[_first_best(scores, minimize)], scores
