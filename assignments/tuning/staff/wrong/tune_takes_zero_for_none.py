"""`if not best` is true for a best score of 0 as well as for None, so a later candidate takes its
place.

Caught by: test_tune_chooses_the_first_of_equals
"""


def tune(candidates, train_and_score, minimize=True):
    sign = 1 if minimize else -1
    scores, best, lowest = [], None, None
    for candidate in candidates:
        scores.append(_scored(candidate, train_and_score))
        score = sign * scores[-1]
        if not math.isnan(score) and (not lowest or score < lowest):
            best, lowest = candidate, score
    return best, scores
