"""Returns two numbers that lie far apart in much memory.

Comes: WRONG
Held by: wall
Control: none (it is one wrong number among others)
"""

import torch


def double(x):
    memory = torch.zeros(6 << 20)
    return memory[:: (6 << 20) - 1]
