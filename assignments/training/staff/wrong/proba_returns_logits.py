"""The logits are returned; the softmax that makes probabilities of them is missing.

Caught by: test_predict_proba_by_hand
"""


def predict_proba(model, x):
    with _evaluating(model):
        return model(x)
