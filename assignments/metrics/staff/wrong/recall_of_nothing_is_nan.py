"""Where no sample is positive, 0 / 0 is NaN among tensors; recall is 0.0 there.

Caught by: test_recall_without_real_positives
"""


def recall(predicted, real):
    _refuse_other_length(predicted, real)
    tp, _, fn, _ = _counts(predicted, real)
    return (torch.tensor(tp) / torch.tensor(tp + fn)).item()
