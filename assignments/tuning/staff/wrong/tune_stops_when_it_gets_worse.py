"""The loop stops at the first score that is no better than the last one; a later candidate may be
the best.

Caught by: test_tune_trains_each_candidate_once, test_tune_can_maximize,
test_tune_never_chooses_a_failure, test_tune_chooses_the_first_of_equals
"""


def tune(candidates, train_and_score, minimize=True):
    scores = []
    for candidate in candidates:
        scores.append(_scored(candidate, train_and_score))
        if len(scores) > 1 and (scores[-1] > scores[-2]) == minimize:
            break
    return candidates[_first_best(scores, minimize)], scores
