"""The answer is every third number of a larger memory, behind an offset."""

import torch


def double(x):
    x = torch.as_tensor(x)
    memory = torch.full((*x.shape, 3), torch.nan, dtype=x.dtype)
    memory[..., 1] = 2 * x
    return memory[..., 1]
