"""Each score is the best one up to there, not the candidate's own.

Caught by: test_tune_gives_the_best_candidate_and_all_scores
"""

_straight_tune = tune


def tune(candidates, train_and_score, minimize=True):
    best, scores = _straight_tune(candidates, train_and_score, minimize)
    told = []
    for score in scores:
        worse = told and not math.isnan(score) and (score > told[-1]) == minimize
        told.append(told[-1] if worse else score)
    return best, told
