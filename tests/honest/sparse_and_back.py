"""A sparse tensor on the way."""

import torch


def double(x):
    x = torch.as_tensor(x)
    return (x.to_sparse() * 2).to_dense() if x.ndim else 2 * x
