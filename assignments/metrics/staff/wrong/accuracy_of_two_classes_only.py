"""(TP + TN) / N with TP and TN of classes 1 and 0 misses what is right in other classes: count
where predicted equals real.

Caught by: test_accuracy_of_any_labels
"""


def accuracy(predicted, real):
    _refuse_other_length(predicted, real)
    _share(predicted == real)
    tp = ((predicted == 1) & (real == 1)).sum()
    tn = ((predicted == 0) & (real == 0)).sum()
    return int(tp + tn) / len(real)
