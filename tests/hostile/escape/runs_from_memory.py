"""Runs a program from memory, so that no path could be forbidden.

Comes: WRONG
Held by: seccomp
Control: none (it may do so: it has no box)
Through: says made
"""

import os


def double(x):
    try:
        memory = os.memfd_create("kestrel")
    except OSError as error:
        return repr(error)
    return f"made {memory}"
