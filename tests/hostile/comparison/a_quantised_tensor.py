"""Returns a quantised tensor, which has a scale of its own.

Comes: WRONG
Held by: wall
Control: none (allclose has no quantised kernel)
"""

import torch


def double(x):
    x = torch.as_tensor(x, dtype=torch.float32)
    return torch.quantize_per_tensor(x, scale=1e30, zero_point=0, dtype=torch.qint8)
