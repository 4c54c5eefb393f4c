"""Forks, and has its children fork.

Comes: RAISED
Held by: seccomp
Control: leaves
Through: says forked
Rungs: forked, spawned
"""

import os
import time


def double(x):
    for _ in range(3):
        if os.fork() == 0:
            time.sleep(20)
            os._exit(0)
    raise RuntimeError("forked")
