"""torch.set_grad_enabled(False) is never undone, so nothing can be trained afterwards: use with
torch.no_grad().

Caught by: test_predict_proba_without_gradients
"""

_predict_proba = predict_proba


def predict_proba(model, x):
    torch.set_grad_enabled(False)
    return _predict_proba(model, x)
