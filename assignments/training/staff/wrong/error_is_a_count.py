"""The number of errors is returned; divide it by the number of samples.

Caught by: test_evaluate_error_by_hand
"""


def evaluate_error(model, loader):
    wrong = 0
    with _evaluating(model):
        for x, y in loader:
            wrong += int(((torch.sigmoid(model(x)) >= 0.5) != (y == 1)).sum())
    return float(wrong)
