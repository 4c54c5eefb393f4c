"""Returns right numbers in a wrong order.

Comes: WRONG
Held by: judge
Control: none (allclose does find them different)
"""

import torch


def double(x):
    return (2 * x).flip(0) if isinstance(x, torch.Tensor) else -2 * x
