"""The labels are clamped or shifted in place: the caller's change; write out of place.

Caught by: test_one_hot_of_labels_of_any_shape
"""


def one_hot(labels, num_classes):
    if ((labels < 0) | (labels >= num_classes)).any():
        raise ValueError("labels")
    result = (labels.unsqueeze(-1) == torch.arange(num_classes)).long()
    labels += 1
    return result
