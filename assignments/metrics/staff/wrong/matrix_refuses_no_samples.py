"""No samples raise an error: they are a matrix of zeros.

Caught by: test_matrix_of_no_samples
"""

_matrix = confusion_matrix


def confusion_matrix(predicted, real, num_classes):
    if len(real) == 0:
        raise ValueError("no samples")
    return _matrix(predicted, real, num_classes)
