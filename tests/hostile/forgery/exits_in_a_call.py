"""Leaves by sys.exit(0) when it is asked, as if all had gone well.

Comes: RAISED
Held by: design
Control: none (unittest catches it)
"""

import sys


def double(x):
    sys.exit(0)
