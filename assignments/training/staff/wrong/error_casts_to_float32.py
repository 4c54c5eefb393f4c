"""The images are made float32 with .float(), so a model in float64 cannot use them; leave the
dtype alone.

Caught by: test_evaluate_error_counts_samples
"""


def evaluate_error(model, loader):
    wrong, count = 0, 0
    with _evaluating(model):
        for x, y in loader:
            wrong += int(((torch.sigmoid(model(x.float())) >= 0.5) != (y == 1)).sum())
            count += len(x)
    return wrong / count
