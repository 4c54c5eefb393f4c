"""Keeps memory in files without a name, which no limit of addresses counts.

Comes: RAISED
Held by: seccomp
Control: none (it has this much to take)
Through: says kept it in a file without a name
"""

import os


def double(x):
    os.memfd_create("kestrel")
    raise RuntimeError("kept it in a file without a name")
