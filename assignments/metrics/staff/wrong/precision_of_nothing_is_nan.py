"""Where no positive is predicted, 0 / 0 is NaN among tensors; precision is 0.0 there.

Caught by: test_precision_without_predicted_positives
"""


def precision(predicted, real):
    _refuse_other_length(predicted, real)
    tp, fp, _, _ = _counts(predicted, real)
    return (torch.tensor(tp) / torch.tensor(tp + fp)).item()
