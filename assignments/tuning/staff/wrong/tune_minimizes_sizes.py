"""Scores are made negative to be maximized, and come back negative; give them back as they were.

Caught by: test_tune_can_maximize, test_tune_never_chooses_a_failure
"""


def tune(candidates, train_and_score, minimize=True):
    sign = 1 if minimize else -1
    scores = [sign * _scored(candidate, train_and_score) for candidate in candidates]
    return candidates[_first_best(scores, True)], scores
