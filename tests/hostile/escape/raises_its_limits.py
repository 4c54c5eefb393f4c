"""Raises its own limits of memory, time and files.

Comes: WRONG
Held by: limits, user, seccomp
Control: none (it may do so: it has no box)
Through: says RLIMIT_FSIZE raised
"""

import resource


def double(x):
    told = []
    for name in ("RLIMIT_AS", "RLIMIT_DATA", "RLIMIT_CPU", "RLIMIT_FSIZE", "RLIMIT_NOFILE"):
        try:
            resource.setrlimit(getattr(resource, name), (1 << 30, 1 << 30))
            told.append(f"{name} raised")
        except (OSError, ValueError) as error:
            told.append(repr(error))
    return str(told)
