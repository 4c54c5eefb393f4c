"""Class 0 is left out: the classes are 0 to num_classes − 1.

Caught by: test_macro_f1_of_three_classes
"""


def macro_f1(predicted, real, num_classes):
    _refuse_other_length(predicted, real)
    return sum(_f1(predicted, real, c) for c in range(1, num_classes)) / num_classes
