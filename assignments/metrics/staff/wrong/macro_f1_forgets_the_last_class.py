"""The last class is left out: range(num_classes) ends before num_classes by itself.

Caught by: test_macro_f1_of_three_classes
"""


def macro_f1(predicted, real, num_classes):
    _refuse_other_length(predicted, real)
    return sum(_f1(predicted, real, c) for c in range(num_classes - 1)) / num_classes
