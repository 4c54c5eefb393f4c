"""Reads what is sent to it, and waits for more of it for ever.

Comes: TOO_SLOW, WRONG
Held by: design
Control: none (there is no wall in it)
"""

import os
import select


def double(x):
    if type(x) is float and x == 3.5:
        select.select([number for number in range(3, 64) if is_open(number)], [], [])
    return x


def is_open(number):
    try:
        return bool(os.fstat(number))
    except OSError:
        return False
