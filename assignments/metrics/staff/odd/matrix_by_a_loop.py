"""confusion_matrix adds one for each pair, in Python lists, and says how many there were."""


def confusion_matrix(predicted, real, num_classes):
    assert len(predicted) == len(real), "lengths"
    matrix = [[0] * num_classes for _ in range(num_classes)]
    for p, r in zip(predicted, real):
        matrix[p][r] += 1
    print("samples:", len(predicted))
    return torch.tensor(matrix)
