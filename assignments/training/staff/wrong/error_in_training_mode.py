"""model.eval() is missing: dropout drops, and batch norm moves its averages, while it is only
asked.

Caught by: test_evaluate_error_in_eval_mode
"""


def evaluate_error(model, loader):
    wrong, count = 0, 0
    with torch.no_grad():
        for x, y in loader:
            wrong += int(((torch.sigmoid(model(x)) >= 0.5) != (y == 1)).sum())
            count += len(x)
    return wrong / count
