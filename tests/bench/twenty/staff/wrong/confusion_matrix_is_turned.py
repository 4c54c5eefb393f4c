"""Labels are the rows and predictions the columns, not the other way round.

Caught by: test_confusion_matrix_by_hand
"""

_straight = confusion_matrix


def confusion_matrix(predicted, labels, classes):
    return _straight(predicted, labels, classes).T
