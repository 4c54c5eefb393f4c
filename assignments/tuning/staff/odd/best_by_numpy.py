"""best_trial asks numpy.nanmin and then where it is; tune is built on best_trial and returns a
tuple of scores.
"""


def best_trial(trials, scores, minimize=True):
    import numpy as np

    values = np.array(scores, dtype=float)
    best = np.nanmin(values) if minimize else np.nanmax(values)
    return trials[np.flatnonzero(values == best)[0]]


def tune(candidates, train_and_score, minimize=True):
    scores = ()
    for candidate in candidates:
        try:
            score = train_and_score(candidate)
        except Exception as error:
            print("failed:", error)
            score = float("nan")
        scores = (*scores, score)
    return best_trial(candidates, scores, minimize), scores
