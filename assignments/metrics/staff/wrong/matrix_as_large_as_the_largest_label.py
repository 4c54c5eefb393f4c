"""The matrix is as large as the largest label that occurs: num_classes says how large it has to be,
also where the last classes are absent.

Caught by: test_matrix_has_room_for_absent_classes, test_matrix_counts_every_pair
"""

right_confusion_matrix = confusion_matrix


def confusion_matrix(predicted, real, num_classes):
    _refuse_other_length(predicted, real)
    seen = max(int(predicted.max()), int(real.max())) + 1 if len(real) else num_classes
    return right_confusion_matrix(predicted, real, seen)
