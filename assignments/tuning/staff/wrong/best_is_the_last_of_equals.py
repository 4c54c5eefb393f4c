"""`<=` lets a later trial of the same score take the place; of equals the first wins: `<`.

Caught by: test_best_trial_is_the_first_of_equals, test_best_trial_takes_infinite_scores
"""


def best_trial(trials, scores, minimize=True):
    best = None
    for i, score in enumerate(map(float, scores)):
        if math.isnan(score):
            continue
        score = score if minimize else -score
        if best is None or score <= best[0]:
            best = score, i
    return trials[best[1]]
