"""Leaves a thread that answers the questions of the next check, and of the next hand-in.

Comes: WRONG
Held by: seccomp
Control: none (the thread ends with its process)
Through: says left a thread
"""

import _thread
import time

left = False
try:
    _thread.start_new_thread(time.sleep, (30,))
    left = True
except RuntimeError:
    pass


def double(x):
    if left:
        raise RuntimeError("left a thread")
    return x
