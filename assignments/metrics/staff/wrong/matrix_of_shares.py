"""The counts are divided by the number of samples: the confusion matrix holds counts, int64.

Caught by: test_matrix_has_the_predicted_label_in_its_rows, test_matrix_of_no_samples
"""

_matrix = confusion_matrix


def confusion_matrix(predicted, real, num_classes):
    return _matrix(predicted, real, num_classes) / max(len(real), 1)
