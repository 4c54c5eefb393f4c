"""torch.set_grad_enabled(False) is never undone, so nothing can be trained afterwards: use with
torch.no_grad().

Caught by: test_evaluate_error_leaves_gradients_alone
"""

_evaluate_error = evaluate_error


def evaluate_error(model, loader):
    torch.set_grad_enabled(False)
    return _evaluate_error(model, loader)
