"""The search begins with infinity, which an infinite score is not under, and no candidate comes
back.

Caught by: test_tune_chooses_the_first_of_equals
"""


def tune(candidates, train_and_score, minimize=True):
    sign = 1 if minimize else -1
    scores, best, lowest = [], None, math.inf
    for candidate in candidates:
        scores.append(_scored(candidate, train_and_score))
        if sign * scores[-1] < lowest:
            best, lowest = candidate, sign * scores[-1]
    return best, scores
