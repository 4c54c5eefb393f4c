"""The result is made of floats (torch.zeros and torch.eye give float32); int64 is asked for.

Caught by: test_one_hot_of_three_digits
"""


def one_hot(labels, num_classes):
    if ((labels < 0) | (labels >= num_classes)).any():
        raise ValueError("labels")
    return (labels.unsqueeze(-1) == torch.arange(num_classes)).float()
