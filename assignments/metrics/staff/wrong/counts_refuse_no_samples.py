"""No samples raise an error: they are four counts of 0.

Caught by: test_counts_of_no_samples
"""


def binary_counts(predicted, real):
    if len(real) == 0:
        raise ValueError("no samples")
    return _counts(predicted, real)
