"""No tensor operation: Python goes over the numbers, by way of fractions."""

from fractions import Fraction

import torch


def double(x):
    if isinstance(x, torch.Tensor):
        return torch.stack([double(one) for one in x]) if x.ndim else x.new_tensor(double(x.item()))
    if isinstance(x, list):
        return [double(one) for one in x]
    return float(Fraction(x) * 2)
