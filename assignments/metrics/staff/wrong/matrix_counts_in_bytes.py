"""The counts are kept in uint8, where 255 + 1 is 0; count in int64.

Caught by: test_matrix_counts_thousands
"""

_matrix = confusion_matrix


def confusion_matrix(predicted, real, num_classes):
    return _matrix(predicted, real, num_classes).to(torch.uint8).long()
