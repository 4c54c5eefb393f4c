"""exp of a large logit overflows: subtract the row's maximum first, or use torch.softmax.

Caught by: test_predict_proba_for_any_logits
"""


def predict_proba(model, x):
    with _evaluating(model):
        powers = model(x).exp()
        return powers / powers.sum(1, keepdim=True)
