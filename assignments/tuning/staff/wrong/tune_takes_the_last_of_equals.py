"""`<=` lets a later candidate of the same score take the place; of equals the first wins: `<`.

Caught by: test_tune_chooses_the_first_of_equals
"""


def tune(candidates, train_and_score, minimize=True):
    scores = [_scored(candidate, train_and_score) for candidate in candidates]
    turned = _first_best(scores[::-1], minimize)
    return candidates[len(scores) - 1 - turned], scores
