"""Classes that do not occur are left out of the mean: they count, with an F1 of 0, so divide by
num_classes.

Caught by: test_macro_f1_counts_an_absent_class_as_zero
"""


def macro_f1(predicted, real, num_classes):
    _refuse_other_length(predicted, real)
    seen = torch.cat([predicted, real]).unique().tolist()
    return sum(_f1(predicted, real, c) for c in seen) / max(len(seen), 1)
