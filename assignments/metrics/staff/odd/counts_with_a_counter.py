"""binary_counts is a list from a Counter of pairs; the scores are built on it."""


def binary_counts(predicted, real):
    from collections import Counter

    pairs = Counter(zip(predicted.tolist(), real.tolist(), strict=True))
    return [pairs[1, 1], pairs[1, 0], pairs[0, 1], pairs[0, 0]]


def precision(predicted, real):
    try:
        tp, fp, *_ = binary_counts(predicted, real)
        return tp / (tp + fp)
    except ZeroDivisionError:
        return 0


def recall(predicted, real):
    return precision(real, predicted)
