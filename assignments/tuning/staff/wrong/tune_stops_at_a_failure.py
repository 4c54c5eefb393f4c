"""The ValueError of one candidate ends the whole search; catch it around the call.

Caught by: test_tune_goes_on_after_a_failure
"""


def tune(candidates, train_and_score, minimize=True):
    scores = [train_and_score(candidate) for candidate in candidates]
    return candidates[_first_best(scores, minimize)], scores
