"""The F1 of the mean precision and the mean recall is another number: take the F1 of each class
first, then their mean.

Caught by: test_macro_f1_of_three_classes
"""


def macro_f1(predicted, real, num_classes):
    _refuse_other_length(predicted, real)
    counts = [_counts(predicted, real, c) for c in range(num_classes)]
    p = sum(_ratio(tp, tp + fp) for tp, fp, _, _ in counts) / num_classes
    r = sum(_ratio(tp, tp + fn) for tp, _, fn, _ in counts) / num_classes
    return 2 * p * r / (p + r) if p + r else 0.0
