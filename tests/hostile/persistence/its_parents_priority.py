"""Slows its parent down for the rest of the run, and ties it to one processor.

Comes: WRONG
Held by: seccomp, user
Control: none (its parent is another's affair there)
Through: says slowed its parent down
"""

import os
import resource

slowed = 0
parent = os.getppid()
for act in (
    lambda: os.setpriority(os.PRIO_PROCESS, parent, 1),
    lambda: os.sched_setaffinity(parent, os.sched_getaffinity(parent)),
    lambda: resource.prlimit(parent, resource.RLIMIT_CORE, (0, 0)),
):
    try:
        act()
        slowed += 1
    except OSError:
        pass


def double(x):
    if slowed:
        raise RuntimeError("slowed its parent down")
    return x
