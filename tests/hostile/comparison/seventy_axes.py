"""Returns a tensor with more axes than NumPy can count.

Comes: WRONG, TOO_BIG
Held by: wall
Control: scores
"""

import torch


def double(x):
    return (
        2 * x
        if isinstance(x, float) and x < 1
        else torch.as_tensor(2 * x).reshape(*[1] * 60, *torch.as_tensor(x).shape)
    )
