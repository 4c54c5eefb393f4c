"""The accuracy is in percent: it is a share, from 0 to 1.

Caught by: test_accuracy_of_ten_samples
"""


def accuracy(predicted, real):
    _refuse_other_length(predicted, real)
    return 100 * _share(predicted == real)
