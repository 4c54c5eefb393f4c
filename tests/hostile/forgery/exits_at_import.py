"""Leaves by sys.exit(0) while it is imported, as if all had gone well.

Comes: RAISED
Held by: design
Control: none (unittest catches it)
Rungs: forked, spawned
"""

import sys

sys.exit(0)


def double(x):
    return 2 * x
