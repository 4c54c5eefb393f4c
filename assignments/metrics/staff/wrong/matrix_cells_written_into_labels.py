"""predicted is multiplied in place (*=): a function does not change its arguments.

Caught by: test_matrix_counts_every_pair
"""


def confusion_matrix(predicted, real, num_classes):
    _refuse_other_length(predicted, real)
    predicted *= num_classes
    predicted += real
    cells = torch.bincount(predicted, minlength=num_classes**2)
    return cells.reshape(num_classes, num_classes)
