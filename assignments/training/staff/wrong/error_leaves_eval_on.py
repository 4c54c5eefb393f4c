"""The model is left in eval mode; put it back in the mode that it was in.

Caught by: test_evaluate_error_in_eval_mode
"""

_evaluate_error = evaluate_error


def evaluate_error(model, loader):
    model.eval()
    return _evaluate_error(model, loader)
