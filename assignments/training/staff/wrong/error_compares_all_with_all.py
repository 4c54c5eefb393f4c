"""Answers of shape (N,) are compared with targets of shape (N, 1): that is every answer with every
target.

Caught by: test_evaluate_error_by_hand
"""


def evaluate_error(model, loader):
    wrong, count = 0, 0
    with _evaluating(model):
        for x, y in loader:
            says_one = torch.sigmoid(model(x)).reshape(-1) >= 0.5
            wrong += int((says_one != (y == 1)).sum())
            count += len(x)
    return wrong / count
