"""model.train() is called at the end, whatever the mode was; a model that was in eval mode goes
back to it.

Caught by: test_evaluate_error_in_eval_mode
"""

_evaluate_error = evaluate_error


def evaluate_error(model, loader):
    error = _evaluate_error(model, loader)
    model.train()
    return error
