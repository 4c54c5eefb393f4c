"""The search begins with 1e9, which no larger loss is under, and no trial comes back; begin with
the first score.

Caught by: test_best_trial_skips_nan_wherever_it_is, test_best_trial_takes_infinite_scores
"""


def best_trial(trials, scores, minimize=True):
    best, chosen = 1e9 if minimize else -1e9, None
    for trial, score in zip(trials, scores):
        if score < best if minimize else score > best:
            best, chosen = score, trial
    return chosen
