"""A failure scores infinity; NaN is asked for, which is best neither way.

Caught by: test_tune_goes_on_after_a_failure
"""


def tune(candidates, train_and_score, minimize=True):
    def scored(candidate):
        try:
            return train_and_score(candidate)
        except ValueError:
            return math.inf if minimize else -math.inf

    scores = [scored(candidate) for candidate in candidates]
    return candidates[_first_best(scores, minimize)], scores
