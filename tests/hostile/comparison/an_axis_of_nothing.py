"""Returns a tensor whose number of entries cannot be counted, but for an axis without length.

Comes: WRONG, TOO_BIG
Held by: wall
Control: none (allclose refuses the shape)
"""

import torch


def double(x):
    return torch.empty(0).as_strided((0, 2**62, 2**62), (1, 1, 1))
