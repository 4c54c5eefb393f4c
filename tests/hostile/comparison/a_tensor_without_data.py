"""Returns a tensor on the device "meta", which has a shape and no numbers.

Comes: WRONG
Held by: wall
Control: none (allclose cannot read it)
"""

import torch


def double(x):
    return torch.as_tensor(x).to("meta")
