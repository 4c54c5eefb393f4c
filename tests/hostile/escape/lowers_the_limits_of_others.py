"""Lowers the limits of another process, so that it dies.

Comes: WRONG
Held by: seccomp, user
Control: none (it may do so: it has no box)
Through: says changed from
"""

import resource


def double(x):
    try:
        before = resource.prlimit(int("@BYSTANDER@"), resource.RLIMIT_CORE)
        resource.prlimit(int("@BYSTANDER@"), resource.RLIMIT_CORE, before)
    except OSError as error:
        return repr(error)
    return f"changed from {before}"
