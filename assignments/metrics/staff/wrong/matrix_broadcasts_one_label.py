"""The lengths are not compared, so that torch spreads one label over all samples and stops at
other lengths with a RuntimeError; raise ValueError.

Caught by: test_matrix_refuses_other_lengths
"""


def confusion_matrix(predicted, real, num_classes):
    cells = torch.bincount(predicted * num_classes + real, minlength=num_classes**2)
    return cells.reshape(num_classes, num_classes)
