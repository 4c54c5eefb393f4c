"""`if not best` is true for a best score of 0 as well as for None, so a later trial takes its
place; ask `best is None`.

Caught by: test_best_trial_is_the_first_of_equals
"""


def best_trial(trials, scores, minimize=True):
    best, chosen = None, None
    for trial, score in zip(trials, map(float, scores)):
        if math.isnan(score):
            continue
        if not best or (score < best if minimize else score > best):
            best, chosen = score, trial
    return chosen
