"""Returns sparse tensors whose indices lie outside of them.

Comes: WRONG, RAISED
Held by: wall
Control: none (allclose has no sparse kernel)
"""

import torch


def double(x):
    values = torch.ones(1, dtype=torch.float64)
    return torch.sparse_coo_tensor([[2**40]], values, (2,), check_invariants=False)
