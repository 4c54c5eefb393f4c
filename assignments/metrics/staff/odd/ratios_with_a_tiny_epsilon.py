"""The denominators are kept from 0 by 1e-12, by clamp or by nan_to_num, in tensors."""


def precision(predicted, real):
    tp, fp, _, _ = binary_counts(predicted, real)
    return tp / (tp + fp + 1e-12)


def recall(predicted, real):
    tp, _, fn, _ = map(torch.tensor, binary_counts(predicted, real))
    return (tp / (tp + fn)).nan_to_num(0.0)


def f1(predicted, real):
    tp, fp, fn, _ = map(torch.tensor, binary_counts(predicted, real))
    return 2 * tp / (2 * tp + fp + fn).clamp(min=1)
