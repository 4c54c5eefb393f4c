"""The counts are floating-point numbers; they are int64 (torch.zeros makes float32 unless it is
told a dtype).

Caught by: test_matrix_has_the_predicted_label_in_its_rows, test_matrix_of_no_samples
"""

_matrix = confusion_matrix


def confusion_matrix(predicted, real, num_classes):
    return _matrix(predicted, real, num_classes).float()
