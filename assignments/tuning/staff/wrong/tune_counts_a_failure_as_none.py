"""A failure scores None; NaN is asked for, which is a number to any plot or table.

Caught by: test_tune_goes_on_after_a_failure
"""


def tune(candidates, train_and_score, minimize=True):
    scores = [_scored(candidate, train_and_score) for candidate in candidates]
    best = candidates[_first_best(scores, minimize)]
    return best, [None if math.isnan(score) else score for score in scores]
