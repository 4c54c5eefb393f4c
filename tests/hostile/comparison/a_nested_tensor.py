"""Returns a nested tensor, whose shape is a matter of opinion.

Comes: WRONG, RAISED
Held by: wall
Control: none (allclose has no nested kernel)
"""

import warnings

import torch


def double(x):
    warnings.simplefilter("ignore")
    return torch.nested.nested_tensor([torch.zeros(1), torch.zeros(2)])
