"""No samples raise an error: their F1 is 0.0 in every class, and so is the mean.

Caught by: test_macro_f1_counts_an_absent_class_as_zero
"""


def macro_f1(predicted, real, num_classes):
    _refuse_other_length(predicted, real)
    if len(real) == 0:
        raise ValueError("no samples")
    return sum(_f1(predicted, real, c) for c in range(num_classes)) / num_classes
