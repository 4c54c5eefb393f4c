"""A candidate that fails is trained a second time; one call for each is asked for.

Caught by: test_tune_trains_every_candidate_as_it_is
"""


def tune(candidates, train_and_score, minimize=True):
    def scored(candidate):
        try:
            return train_and_score(candidate)
        except ValueError:
            return _scored(candidate, train_and_score)

    scores = [scored(candidate) for candidate in candidates]
    return candidates[_first_best(scores, minimize)], scores
