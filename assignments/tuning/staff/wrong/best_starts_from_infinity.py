"""The search begins with infinity, which an infinite score is not under, and no trial comes back;
begin with the first score.

Caught by: test_best_trial_takes_infinite_scores
"""


def best_trial(trials, scores, minimize=True):
    best, chosen = math.inf if minimize else -math.inf, None
    for trial, score in zip(trials, scores):
        if score < best if minimize else score > best:
            best, chosen = score, trial
    return chosen
