"""The caller's own list of candidates is sorted by score; sort a copy, or look for the best only.

Caught by: test_tune_trains_every_candidate_as_it_is
"""

_kept_tune = tune


def tune(candidates, train_and_score, minimize=True):
    best, scores = _kept_tune(candidates, train_and_score, minimize)
    ranked = sorted(range(len(scores)), key=scores.__getitem__)
    candidates[:] = [candidates[i] for i in ranked]
    return best, scores
