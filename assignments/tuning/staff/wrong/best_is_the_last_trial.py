"""The last trial comes back, whatever the scores are: remember the trial when its score is better.

Caught by: test_best_trial_has_the_lowest_score
"""


def best_trial(trials, scores, minimize=True):
    best = math.inf
    for trial, score in zip(trials, scores):
        if score < best:
            best = score
    return trial
