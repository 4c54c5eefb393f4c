"""precision, recall and f1 are closures made by one function, with annotations of their own."""


def _score(above, below):
    def score(predicted, real, verbose=False):
        counts = dict(zip(("tp", "fp", "fn", "tn"), _counts(predicted, real)))
        top, bottom = (sum(counts[name] for name in names.split()) for names in (above, below))
        return float(top and top / bottom)

    return score


precision = _score("tp", "tp fp")
recall = _score("tp", "tp fn")
f1 = _score("tp tp", "tp tp fp fn")
