"""Looks for what others left in memory that was never written to.

Comes: WRONG, TOO_BIG
Held by: design
Control: none (it is luck what lies there)
"""

import re

import numpy
import torch


def double(x):
    found = set()
    for size in (1 << 12, 1 << 16, 1 << 20, 1 << 22):
        for block in (torch.empty(size, dtype=torch.uint8).numpy(), numpy.empty(size, numpy.uint8)):
            found.update(re.findall(rb"kestrel-[0-9a-f]{32}", block.tobytes()))
    return str(found)
