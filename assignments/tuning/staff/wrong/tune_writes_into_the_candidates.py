"""The score is written into the candidates themselves, which then have a name that train_and_score
does not know.

Caught by: test_tune_trains_every_candidate_as_it_is
"""


def tune(candidates, train_and_score, minimize=True):
    best = candidates[0]
    scores = [_scored(candidate, train_and_score) for candidate in candidates]
    best = dict(candidates[_first_best(scores, minimize)])
    for candidate, score in zip(candidates, scores):
        candidate["score"] = score
    return best, scores
