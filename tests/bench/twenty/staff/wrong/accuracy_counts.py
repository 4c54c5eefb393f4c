"""The number of hits is no share: divide by how many there are.

Caught by: test_accuracy_by_hand
"""


def accuracy(predicted, labels):
    return float((predicted == labels).sum())
