"""best_trial and tune remember the best as they go, and begin with None; tune trains a copy and
returns a float32 tensor.
"""


def best_trial(trials, scores, minimize=True):
    best = None
    for trial, score in zip(trials, scores):
        if score != score:
            continue
        if best is None or (score < best if minimize else score > best):
            best, chosen = score, trial
    return chosen


def tune(candidates, train_and_score, minimize=True):
    best, chosen, scores = None, None, torch.full((len(candidates),), torch.nan)
    for i, candidate in enumerate(candidates):
        try:
            score = train_and_score(dict(candidate))
        except ValueError:
            continue
        scores[i] = score
        if not math.isnan(score) and (best is None or (score < best if minimize else score > best)):
            best, chosen = score, candidate
    return [chosen, scores]
