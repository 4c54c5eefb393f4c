"""Returns a tensor in a compressed layout that points outside its own values.

Comes: WRONG, RAISED
Held by: wall
Control: none (allclose has no sparse kernel)
"""

import torch


def double(x):
    crow, column = torch.tensor([0, 2**40, 2**41]), torch.tensor([2**40])
    return torch.sparse_csr_tensor(crow, column, torch.ones(1), (2, 2), check_invariants=False)
