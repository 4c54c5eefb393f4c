"""The scores are sorted; they belong to the candidates, in whose order they must stay.

Caught by: test_tune_gives_the_best_candidate_and_all_scores
"""

_straight_tune = tune


def tune(candidates, train_and_score, minimize=True):
    best, scores = _straight_tune(candidates, train_and_score, minimize)
    return best, sorted(scores)
