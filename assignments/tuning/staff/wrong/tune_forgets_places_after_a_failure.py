"""The best place is looked up among the scores without NaN, and taken among all candidates.

Caught by: test_tune_never_chooses_a_failure
"""


def tune(candidates, train_and_score, minimize=True):
    scores = [_scored(candidate, train_and_score) for candidate in candidates]
    told = [score for score in scores if not math.isnan(score)]
    return candidates[_first_best(told, minimize)], scores
