"""Raises a number to a power that the processor needs years for.

Comes: TOO_SLOW, WRONG, TOO_BIG
Held by: design, limits
Control: none (as a loop in Python stops it)
"""


def double(x):
    return 7 ** (7**11) if type(x) is float and x == 3.5 else x
