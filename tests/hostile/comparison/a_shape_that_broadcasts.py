"""Returns right numbers in another shape, which broadcasts to the right one.

Comes: WRONG
Held by: judge
Control: scores
"""

import torch


def double(x):
    return torch.as_tensor(x).unsqueeze(0).repeat(3, *[1] * torch.as_tensor(x).ndim) * 2
