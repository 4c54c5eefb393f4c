"""Returns a tensor made by NumPy from memory that is not its own, or is no memory at all.

Comes: WRONG, CRASHED
Held by: wall
Control: stops it
"""

import ctypes

import torch


def double(x):
    return torch.frombuffer((ctypes.c_double * 4).from_address(8), dtype=torch.float64)
