"""Returns one number seen a trillion times, which takes no memory until it is copied.

Comes: TOO_BIG
Held by: wall
Control: none (allclose refuses the shape)
"""

import torch


def double(x):
    return torch.zeros(1, dtype=torch.float64).expand(10**12)
