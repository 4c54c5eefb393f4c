"""> stands where ≥ is asked: a probability of exactly 0.5 says 1.

Caught by: test_evaluate_error_by_hand
"""


def evaluate_error(model, loader):
    wrong, count = 0, 0
    with _evaluating(model):
        for x, y in loader:
            wrong += int(((torch.sigmoid(model(x)) > 0.5) != (y == 1)).sum())
            count += len(x)
    return wrong / count
