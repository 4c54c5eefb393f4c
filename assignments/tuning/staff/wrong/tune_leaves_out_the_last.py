"""The last candidate is never trained: range(n - 1) ends at n − 2.

Caught by: test_tune_gives_the_best_candidate_and_all_scores, test_tune_trains_each_candidate_once
"""


def tune(candidates, train_and_score, minimize=True):
    scores = [_scored(candidates[i], train_and_score) for i in range(len(candidates) - 1)]
    return candidates[_first_best(scores, minimize)], scores
