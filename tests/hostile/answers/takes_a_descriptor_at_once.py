"""Calls pidfd_getfd without having a process to call it on.

Comes: CRASHED
Held by: seccomp
Control: none (it needs none: it has them)
Through: verdict WRONG
"""

import ctypes


def double(x):
    return ctypes.CDLL(None).syscall(438, -1, 0, 0)
