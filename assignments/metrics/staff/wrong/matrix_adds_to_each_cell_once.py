"""matrix[predicted, real] += 1 adds 1 to each cell that occurs, however often it does; use a
loop, index_put_ with accumulate=True, or bincount.

Caught by: test_matrix_has_the_predicted_label_in_its_rows
"""


def confusion_matrix(predicted, real, num_classes):
    _refuse_other_length(predicted, real)
    matrix = torch.zeros(num_classes, num_classes, dtype=torch.int64)
    matrix[predicted, real] += 1
    return matrix
