"""A copy is changed in place, with out= and through a view of its bytes."""

import torch


def double(x):
    copy = torch.as_tensor(x).clone()
    torch.mul(copy, 2, out=copy)
    return copy.view(torch.uint8).view(copy.dtype) if copy.ndim else copy
