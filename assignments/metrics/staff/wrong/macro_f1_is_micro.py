"""TP, FP and FN of all classes are added before the division; that is the micro average, which
is the accuracy. Take the F1 of each class, then their mean.

Caught by: test_macro_f1_of_three_classes
"""


def macro_f1(predicted, real, num_classes):
    _refuse_other_length(predicted, real)
    sums = [
        sum(column) for column in zip(*(_counts(predicted, real, c) for c in range(num_classes)))
    ]
    return _ratio(2 * sums[0], 2 * sums[0] + sums[1] + sums[2])
