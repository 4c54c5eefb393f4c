"""The number of columns is taken from the labels (max + 1); a batch without the top class needs
num_classes all the same.

Caught by: test_one_hot_of_three_digits
"""


def one_hot(labels, num_classes):
    if ((labels < 0) | (labels >= num_classes)).any():
        raise ValueError("labels")
    return (labels.unsqueeze(-1) == torch.arange(int(labels.max()) + 1)).long()
