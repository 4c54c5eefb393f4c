"""The scores come first and the best candidate second; the contract has them the other way round.

Caught by: test_tune_gives_the_best_candidate_and_all_scores
"""

_straight_tune = tune


def tune(candidates, train_and_score, minimize=True):
    best, scores = _straight_tune(candidates, train_and_score, minimize)
    return scores, best
