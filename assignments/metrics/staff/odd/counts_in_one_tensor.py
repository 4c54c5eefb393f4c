"""binary_counts is one int64 tensor of four counts, by bincount of 2 p + r, read backwards."""


def binary_counts(predicted, real):
    _refuse_other_length(predicted, real)
    return torch.bincount(2 * predicted + real, minlength=4)[[3, 2, 1, 0]]
