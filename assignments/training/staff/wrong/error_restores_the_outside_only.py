"""Only the outermost module's flag is put back; its layers stay in eval. Call model.train(mode).

Caught by: test_evaluate_error_in_eval_mode
"""


def evaluate_error(model, loader):
    mode, wrong, count = model.training, 0, 0
    model.eval()
    with torch.no_grad():
        for x, y in loader:
            wrong += int(((torch.sigmoid(model(x)) >= 0.5) != (y == 1)).sum())
            count += len(x)
    model.training = mode
    return wrong / count
