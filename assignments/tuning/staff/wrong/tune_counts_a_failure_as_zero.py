"""A failure scores 0, which is the best loss there is; it scores NaN.

Caught by: test_tune_goes_on_after_a_failure
"""


def tune(candidates, train_and_score, minimize=True):
    def scored(candidate):
        try:
            return train_and_score(candidate)
        except ValueError:
            return 0.0

    scores = [scored(candidate) for candidate in candidates]
    return candidates[_first_best(scores, minimize)], scores
