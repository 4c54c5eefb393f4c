"""Overflows the stack in C, with Python's own limit out of the way.

Comes: CRASHED, RAISED, TOO_BIG
Held by: design
Control: stops it
"""

import sys

sys.setrecursionlimit(2**31 - 1)


class Deep:
    def __repr__(self):
        return repr(self)


def double(x):
    return repr(Deep())
