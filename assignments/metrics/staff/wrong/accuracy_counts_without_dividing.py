"""That is the number of right labels: divide it by the number of samples.

Caught by: test_accuracy_of_ten_samples
"""


def accuracy(predicted, real):
    _refuse_other_length(predicted, real)
    _share(predicted == real)
    return int((predicted == real).sum())
