"""The matrix is kept from one call to the next, and the counts of the last call are still in it;
begin each call with zeros.

Caught by: test_matrix_counts_every_pair
"""

_kept = {}


def confusion_matrix(predicted, real, num_classes):
    _refuse_other_length(predicted, real)
    shape = (num_classes, num_classes)
    matrix = _kept.setdefault(num_classes, torch.zeros(shape, dtype=torch.int64))
    for p, r in zip(predicted, real):
        matrix[p, r] += 1
    return matrix.clone()
