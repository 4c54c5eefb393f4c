"""Reads at an address where nothing is.

Comes: CRASHED
Held by: design
Control: stops it
"""

import ctypes


def double(x):
    return ctypes.string_at(1)
