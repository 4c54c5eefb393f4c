"""Writes over the memory of the interpreter that it runs in.

Comes: CRASHED, WRONG, RAISED
Held by: design
Control: stops it
"""

import ctypes


def double(x):
    for thing in (None, True, (), "", int, type):
        ctypes.memset(id(thing), 0x41, 64)
    return x
