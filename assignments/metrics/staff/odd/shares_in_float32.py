"""accuracy, error_rate and recall are float32: a 0-d tensor, what .item() makes of one, a NumPy
scalar.
"""


def accuracy(predicted, real):
    _refuse_other_length(predicted, real)
    if not real.numel():
        raise ValueError
    return (predicted == real).float().mean()


def error_rate(predicted, real):
    return 1 - accuracy(predicted, real).item()


def recall(predicted, real):
    import numpy as np

    tp, _, fn, _ = binary_counts(predicted, real)
    return np.float32(tp) / np.float32(max(tp + fn, 1))
