"""Calls itself without end.

Comes: RAISED
Held by: design
Control: none (unittest survives it)
"""


def double(x):
    return double(x) + double(x)
