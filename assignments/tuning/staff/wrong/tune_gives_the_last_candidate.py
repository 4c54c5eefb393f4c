"""The last candidate comes back, whatever the scores are; choose by the scores.

Caught by: test_tune_gives_the_best_candidate_and_all_scores
"""


def tune(candidates, train_and_score, minimize=True):
    scores = []
    for candidate in candidates:
        scores.append(_scored(candidate, train_and_score))
    return candidate, scores
