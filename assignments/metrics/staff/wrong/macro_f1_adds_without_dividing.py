"""That is the sum of the F1 of all classes: divide it by num_classes.

Caught by: test_macro_f1_of_three_classes
"""


def macro_f1(predicted, real, num_classes):
    _refuse_other_length(predicted, real)
    return sum(_f1(predicted, real, c) for c in range(num_classes))
