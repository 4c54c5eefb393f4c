"""A label of −1 counts from the end in an index and becomes the last class; refuse it with
ValueError.

Caught by: test_one_hot_refuses_labels_out_of_range
"""


def one_hot(labels, num_classes):
    if (labels >= num_classes).any():
        raise ValueError("labels")
    return torch.eye(num_classes, dtype=torch.int64)[labels]
