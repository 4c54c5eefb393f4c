"""A candidate that fails gets no score, so the scores no longer belong to the candidates; put NaN
there.

Caught by: test_tune_goes_on_after_a_failure
"""


def tune(candidates, train_and_score, minimize=True):
    scores, tried = [], []
    for candidate in candidates:
        try:
            scores.append(train_and_score(candidate))
            tried.append(candidate)
        except ValueError:
            continue
    return tried[_first_best(scores, minimize)], scores
