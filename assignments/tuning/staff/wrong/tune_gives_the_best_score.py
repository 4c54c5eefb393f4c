"""The best score comes back in the place of its candidate.

Caught by: test_tune_gives_the_best_candidate_and_all_scores
"""


def tune(candidates, train_and_score, minimize=True):
    scores = [_scored(candidate, train_and_score) for candidate in candidates]
    return scores[_first_best(scores, minimize)], scores
