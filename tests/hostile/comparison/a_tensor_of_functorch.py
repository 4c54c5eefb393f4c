"""Returns a tensor of the middle of vmap, which lives only inside it.

Comes: WRONG, RAISED
Held by: wall
Control: none (it cannot be read outside)
"""

import torch

kept = []


def double(x):
    torch.func.vmap(lambda one: kept.append(one) or one)(torch.ones(2))
    return kept[-1]
