"""The try is around the whole loop, so the first failure ends it and the others are never tried;
put it inside.

Caught by: test_tune_goes_on_after_a_failure
"""


def tune(candidates, train_and_score, minimize=True):
    scores = []
    try:
        for candidate in candidates:
            scores.append(train_and_score(candidate))
    except ValueError:
        scores.append(math.nan)
    return candidates[_first_best(scores, minimize)], scores
