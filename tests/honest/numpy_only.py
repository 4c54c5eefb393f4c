"""NumPy does it, and its scalars and read-only memory are handed back."""

import numpy as np
import torch


def double(x):
    if not isinstance(x, torch.Tensor):
        return np.float64(x) * np.int8(2)
    return torch.from_numpy(np.ldexp(x.detach().numpy(), 1))
