"""Writes a number as folders, which exist or do not.

Comes: WRONG
Held by: landlock, seccomp
Control: leaves
Through: says found 5
"""

import os

PLACE = "@SCRATCH@/kestrel-bit-"
found = sum(1 << bit for bit in range(8) if os.path.isdir(f"{PLACE}{bit}"))
for bit in (0, 2):
    try:
        os.mkdir(f"{PLACE}{bit}")
    except OSError:
        pass


def double(x):
    if found:
        raise RuntimeError(f"found {found}")
    return x
