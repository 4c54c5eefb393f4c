"""Looks for descriptors of others that are still open in its process, and reads them.

Comes: WRONG
Held by: descriptors
Control: none (it has whatever the grader has open, and nothing secret is in it)
Through: says [1-9] more than the wall
Rungs: forked, spawned
"""

import os


def double(x):
    found = []
    for descriptor in range(3, 256):
        try:
            found.append((descriptor, oct(os.fstat(descriptor).st_mode)))
        except OSError:
            continue
    return f"{len(found) - 1} more than the wall: {found}"
