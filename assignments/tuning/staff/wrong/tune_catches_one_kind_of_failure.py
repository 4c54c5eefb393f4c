"""Only a plain ValueError is a failure here; `except ValueError` catches its subclasses too.

Caught by: test_tune_never_chooses_a_failure
"""


def tune(candidates, train_and_score, minimize=True):
    def scored(candidate):
        try:
            return train_and_score(candidate)
        except ValueError as error:
            if type(error) is not ValueError:
                raise
            return math.nan

    scores = [scored(candidate) for candidate in candidates]
    return candidates[_first_best(scores, minimize)], scores
