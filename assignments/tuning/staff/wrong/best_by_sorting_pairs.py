"""Sorting (score, trial) pairs compares the dicts where scores are equal, which raises TypeError;
give a key.

Caught by: test_best_trial_is_the_first_of_equals, test_best_trial_takes_infinite_scores
"""


def best_trial(trials, scores, minimize=True):
    sign = 1 if minimize else -1
    pairs = [(sign * float(s), t) for s, t in zip(scores, trials) if not math.isnan(s)]
    return sorted(pairs)[0][1]
