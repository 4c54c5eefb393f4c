"""The counts are read from a matrix that is too small where class 1 does not occur; make it 2 ×
2 whatever the labels are.

Caught by: test_counts_follow_the_definition, test_counts_of_no_samples
"""


def binary_counts(predicted, real):
    _refuse_other_length(predicted, real)
    classes = 1 + max(predicted.max(), real.max())
    matrix = confusion_matrix(predicted, real, int(classes))
    (tn, fn), (fp, tp) = matrix.tolist()
    return tp, fp, fn, tn
