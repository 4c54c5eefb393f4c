"""Labels of several dimensions come back as one long list of vectors: the result has the shape of
the labels and one dimension more.

Caught by: test_one_hot_of_labels_of_any_shape
"""

right_one_hot = one_hot


def one_hot(labels, num_classes):
    return right_one_hot(labels.reshape(-1), num_classes)
