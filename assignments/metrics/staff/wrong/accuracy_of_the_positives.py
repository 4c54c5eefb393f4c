"""Only true positives count as right: a true negative is right too.

Caught by: test_accuracy_of_ten_samples
"""


def accuracy(predicted, real):
    _refuse_other_length(predicted, real)
    if len(real) == 0:
        raise ValueError("no samples")
    return int((predicted & real).sum()) / len(real)
