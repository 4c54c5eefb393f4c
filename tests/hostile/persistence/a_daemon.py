"""Forks twice, leaves its session, and waits until the grader has gone.

Comes: WRONG
Held by: seccomp
Control: leaves
Through: says left a daemon
Rungs: forked, spawned
"""

import os
import time

left = False
try:
    child = os.fork()
    if child == 0:
        os.setsid()
        if os.fork() == 0:
            for number in range(3):
                os.dup2(os.open(os.devnull, os.O_RDWR), number)
            time.sleep(30)
        os._exit(0)
    os.waitpid(child, 0)
    left = True
except OSError:
    pass


def double(x):
    if left:
        raise RuntimeError("left a daemon")
    return x
