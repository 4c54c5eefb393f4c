"""Loops for hours in C, where no Python signal handler is ever run.

Comes: TOO_SLOW, WRONG
Held by: design
Control: none (as a loop in Python stops it)
"""

import re


def double(x):
    if type(x) is float and x == 3.5:
        re.match(r"(a|a|a|a)*b", "a" * 60)
    return x
