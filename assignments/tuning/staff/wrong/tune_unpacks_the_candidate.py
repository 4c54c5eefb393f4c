"""train_and_score(**candidate) gives its entries one by one; the dict itself is its one argument.

Caught by: test_tune_gives_the_best_candidate_and_all_scores, test_tune_trains_each_candidate_once
"""


def tune(candidates, train_and_score, minimize=True):
    scores = [train_and_score(**candidate) for candidate in candidates]
    return candidates[_first_best(scores, minimize)], scores
