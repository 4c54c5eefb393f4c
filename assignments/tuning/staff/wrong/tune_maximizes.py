"""The flag is taken the wrong way round: minimize=True asks for the lowest score.

Caught by: test_tune_gives_the_best_candidate_and_all_scores
"""


def tune(candidates, train_and_score, minimize=True):
    scores = [_scored(candidate, train_and_score) for candidate in candidates]
    return candidates[_first_best(scores, not minimize)], scores
