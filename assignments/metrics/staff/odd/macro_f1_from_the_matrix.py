"""macro_f1 and accuracy are read from the confusion matrix, whole vectors at once, with NaN put
right.
"""


def accuracy(predicted, real):
    if len(predicted) == 0 and len(real) == 0:
        raise ValueError("empty")
    classes = 1 + int(max(predicted.max(), real.max())) if len(predicted) and len(real) else 1
    matrix = confusion_matrix(predicted, real, classes)
    return matrix.trace() / matrix.sum()


def error_rate(predicted, real):
    return 1.0 - accuracy(predicted, real)


def macro_f1(predicted, real, num_classes):
    matrix = confusion_matrix(predicted, real, num_classes).to(torch.float64)
    p = (matrix.diag() / matrix.sum(1)).nan_to_num()
    r = (matrix.diag() / matrix.sum(0)).nan_to_num()
    return torch.nan_to_num(2 * p * r / (p + r)).mean()
