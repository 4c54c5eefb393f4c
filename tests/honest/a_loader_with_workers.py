"""A DataLoader with two workers goes over the numbers."""

import torch
from torch.utils.data import DataLoader


def double(x):
    if not isinstance(x, torch.Tensor) or x.ndim == 0:
        return 2 * x
    loader = DataLoader(x, batch_size=2, num_workers=2, persistent_workers=True)
    return 2 * torch.cat(list(loader))
