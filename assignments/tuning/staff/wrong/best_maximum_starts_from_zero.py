"""The search for the highest score begins with 0, which no negative score is above; begin with the
first score.

Caught by: test_best_trial_skips_nan_wherever_it_is, test_best_trial_takes_infinite_scores
"""


def best_trial(trials, scores, minimize=True):
    best, chosen = math.inf if minimize else 0.0, None
    for trial, score in zip(trials, scores):
        if score < best if minimize else score > best:
            best, chosen = score, trial
    return chosen
