"""Loops for ever in Python.

Comes: TOO_SLOW, WRONG
Held by: design
Control: stops it
Rungs: forked, spawned
"""


def double(x):
    while type(x) is float and x == 3.5:
        pass
    return x
