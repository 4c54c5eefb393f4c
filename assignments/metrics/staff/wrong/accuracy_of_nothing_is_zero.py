"""No samples have no accuracy, not an accuracy of 0: raise ValueError.

Caught by: test_accuracy_refuses_no_samples
"""


def accuracy(predicted, real):
    _refuse_other_length(predicted, real)
    return _share(predicted == real) if len(real) else 0.0
