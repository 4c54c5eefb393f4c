"""best_trial sorts places by score, with NaN at the end, and returns a copy of the trial."""


def best_trial(trials, scores, minimize=True):
    def key(place):
        score = float(scores[place])
        return math.isnan(score), score if minimize else -score

    return dict(trials[sorted(range(len(trials)), key=key)[0]])
