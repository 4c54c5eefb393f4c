"""minimize is not looked at, so the worst accuracy wins.

Caught by: test_tune_can_maximize, test_tune_never_chooses_a_failure
"""


def tune(candidates, train_and_score, minimize=True):
    scores = [_scored(candidate, train_and_score) for candidate in candidates]
    return candidates[_first_best(scores, True)], scores
