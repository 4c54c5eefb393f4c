"""The threshold of 0.5 is put on the logit; it belongs to the probability, sigmoid(logit).

Caught by: test_evaluate_error_by_hand
"""


def evaluate_error(model, loader):
    wrong, count = 0, 0
    with _evaluating(model):
        for x, y in loader:
            wrong += int(((model(x) >= 0.5) != (y == 1)).sum())
            count += len(x)
    return wrong / count
