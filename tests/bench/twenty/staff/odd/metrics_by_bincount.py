"""The confusion matrix is counted by bincount, and the other metrics by it."""


def confusion_matrix(predicted, labels, classes):
    return torch.bincount(labels * classes + predicted, minlength=classes**2).reshape(classes, -1)


def accuracy(predicted, labels):
    classes = int(torch.cat([predicted, labels]).max()) + 1
    return confusion_matrix(predicted, labels, classes).diag().sum().item() / len(labels)


def f1(predicted, labels):
    (_, false), (missed, hits) = confusion_matrix(predicted, labels, 2).tolist()
    return 2 * hits / max(2 * hits + false + missed, 1)
