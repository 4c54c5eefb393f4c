"""Asks whoever sits at the keyboard, and reads standard input to its end.

Comes: RAISED
Held by: design
Control: none (nobody sits at a keyboard there either)
"""

import sys


def double(x):
    sys.stdin.read()
    return 2 * x if input("what is twice x? ") else x
