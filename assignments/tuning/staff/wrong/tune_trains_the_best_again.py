"""The best candidate is trained a second time; once for each is enough, and a night of computing is
dear.

Caught by: test_tune_trains_each_candidate_once
"""

_once_tune = tune


def tune(candidates, train_and_score, minimize=True):
    best, scores = _once_tune(candidates, train_and_score, minimize)
    train_and_score(best)
    return best, scores
