"""Takes more memory than it may by a tensor.

Comes: TOO_BIG
Held by: limits
Control: none (it has this much to take)
Through: verdict WRONG
Rungs: forked, spawned
"""

import torch


def double(x):
    kept = torch.empty(100 << 20)
    kept[-1] = 0
    return x
