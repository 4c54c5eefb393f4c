"""confusion_matrix is a product of one-hot matrices, in float64, made int64 at the end."""


def confusion_matrix(predicted, real, num_classes):
    if predicted.shape != real.shape:
        raise TypeError("two vectors of one length, please")
    classes = torch.arange(num_classes).unsqueeze(1)
    return ((classes == predicted).double() @ (classes == real).double().T).round().long()
