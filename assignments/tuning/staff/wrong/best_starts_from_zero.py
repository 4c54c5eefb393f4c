"""The search begins with a best score of 0, which no positive loss is under; begin with the first
score.

Caught by: test_best_trial_has_the_lowest_score
"""


def best_trial(trials, scores, minimize=True):
    best, chosen = 0.0, None
    for trial, score in zip(trials, scores):
        if score < best if minimize else score > best:
            best, chosen = score, trial
    return chosen
