"""The candidates are trained from the last to the first; their order is the order of the calls.

Caught by: test_tune_trains_each_candidate_once
"""


def tune(candidates, train_and_score, minimize=True):
    scores = [_scored(candidate, train_and_score) for candidate in candidates[::-1]][::-1]
    return candidates[_first_best(scores, minimize)], scores
