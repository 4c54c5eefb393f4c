"""The model is left in eval mode; put it back in the mode that it was in.

Caught by: test_predict_proba_in_eval_mode
"""


def predict_proba(model, x):
    model.eval()
    with torch.no_grad():
        return F.softmax(model(x), dim=1)
