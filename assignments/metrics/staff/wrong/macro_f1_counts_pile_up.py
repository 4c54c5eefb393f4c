"""TP, FP and FN are not set back to 0 for the next class, so that each class has those before it
in its counts.

Caught by: test_macro_f1_of_three_classes
"""


def macro_f1(predicted, real, num_classes):
    _refuse_other_length(predicted, real)
    tp = fp = fn = 0
    total = 0.0
    for c in range(num_classes):
        more = _counts(predicted, real, c)
        tp, fp, fn = tp + more[0], fp + more[1], fn + more[2]
        total += _ratio(2 * tp, 2 * tp + fp + fn)
    return total / num_classes
