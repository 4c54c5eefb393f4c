"""Writes a number into the time of a file that it may read.

Comes: WRONG
Held by: seccomp, user
Control: none (the file is not its own there)
Through: says found what another box left
"""

import os

PATH = "@SCRATCH@/results.json"
found = os.stat(PATH).st_mtime == 1234567890.0
try:
    os.utime(PATH, (1234567890, 1234567890))
except OSError:
    pass


def double(x):
    if found:
        raise RuntimeError("found what another box left")
    return x
