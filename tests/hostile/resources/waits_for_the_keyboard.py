"""Asks whoever sits at the keyboard, and reads standard input to its end.

Comes: RAISED
Held by: design
Control: stops it
Rungs: forked, spawned
"""

import os
import sys

if os.fstat(0).st_rdev != os.stat(os.devnull).st_rdev:  # a pipe or a terminal would be waited for
    sys.stdin = None


def double(x):
    os.read(0, 1)
    return input("what is twice x? ") or os._exit(1)
