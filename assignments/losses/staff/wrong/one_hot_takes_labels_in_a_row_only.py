"""Labels of any shape are asked for, a single one and a matrix too; this works for a vector only.

Caught by: test_one_hot_of_labels_of_any_shape
"""


def one_hot(labels, num_classes):
    if ((labels < 0) | (labels >= num_classes)).any():
        raise ValueError("labels")
    result = torch.zeros(len(labels), num_classes, dtype=torch.int64)
    result[torch.arange(len(labels)), labels] = 1
    return result
