"""Softmax over a single logit is 1 for every image; the probability is its sigmoid.

Caught by: test_evaluate_error_by_hand
"""


def evaluate_error(model, loader):
    wrong, count = 0, 0
    with _evaluating(model):
        for x, y in loader:
            wrong += int(((torch.softmax(model(x), dim=1) >= 0.5) != (y == 1)).sum())
            count += len(x)
    return wrong / count
