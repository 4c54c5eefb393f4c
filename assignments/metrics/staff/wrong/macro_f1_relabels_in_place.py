"""The labels are changed to 0 and 1 in place for each class: a function does not change its
arguments.

Caught by: test_macro_f1_follows_the_definition
"""


def macro_f1(predicted, real, num_classes):
    _refuse_other_length(predicted, real)
    mean = sum(_f1(predicted, real, c) for c in range(num_classes)) / num_classes
    predicted.copy_(predicted == num_classes - 1)
    return mean
