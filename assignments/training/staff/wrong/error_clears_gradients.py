"""The model's gradients are cleared; evaluating changes nothing of the model.

Caught by: test_evaluate_error_leaves_gradients_alone
"""

_evaluate_error = evaluate_error


def evaluate_error(model, loader):
    model.zero_grad()
    return _evaluate_error(model, loader)
