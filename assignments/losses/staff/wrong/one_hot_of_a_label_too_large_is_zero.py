"""A label of num_classes or more gives a row of zeros (or the last class) without a word; refuse
it with ValueError.

Caught by: test_one_hot_refuses_labels_out_of_range
"""


def one_hot(labels, num_classes):
    if (labels < 0).any():
        raise ValueError("labels")
    return (labels.unsqueeze(-1) == torch.arange(num_classes)).long()
