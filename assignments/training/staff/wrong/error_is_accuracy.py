"""The rate of right answers is returned; the error rate is 1 minus that.

Caught by: test_evaluate_error_by_hand
"""

_evaluate_error = evaluate_error


def evaluate_error(model, loader):
    return 1 - _evaluate_error(model, loader)
