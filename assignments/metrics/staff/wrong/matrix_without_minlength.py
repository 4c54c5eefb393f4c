"""bincount is not told how many cells there are (minlength), so that it stops at the last one
that occurs, and the rest cannot be reshaped.

Caught by: test_matrix_has_room_for_absent_classes, test_matrix_counts_every_pair,
test_matrix_of_no_samples
"""


def confusion_matrix(predicted, real, num_classes):
    _refuse_other_length(predicted, real)
    return torch.bincount(predicted * num_classes + real).reshape(num_classes, num_classes)
