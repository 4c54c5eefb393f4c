"""Where a class does not occur, 2 TP + FP + FN is 0 and the division fails; its F1 is 0.

Caught by: test_macro_f1_counts_an_absent_class_as_zero
"""


def macro_f1(predicted, real, num_classes):
    _refuse_other_length(predicted, real)
    total = 0.0
    for c in range(num_classes):
        tp, fp, fn, _ = _counts(predicted, real, c)
        total += 2 * tp / (2 * tp + fp + fn)
    return total / num_classes
