"""Where precision and recall are both 0, 0 / 0 is NaN among tensors; F1 is 0.0 there.

Caught by: test_f1_without_true_positives
"""


def f1(predicted, real):
    _refuse_other_length(predicted, real)
    p, r = torch.tensor([precision(predicted, real), recall(predicted, real)], dtype=torch.float64)
    return (2 * p * r / (p + r)).item()
