"""Calls the kernel by the numbers of the x32 interface.

Comes: CRASHED, WRONG
Held by: seccomp
Control: none (it may do so: it has no box)
Through: says gave
"""

import ctypes
import platform


def double(x):
    if platform.machine() != "x86_64":
        return "there is no such interface"
    library = ctypes.CDLL(None, use_errno=True)
    return f"gave {library.syscall(ctypes.c_long(0x40000000 + 39))}"
