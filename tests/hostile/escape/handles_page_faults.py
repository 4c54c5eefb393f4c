"""Handles its own page faults, which makes holes in the kernel easy to use.

Comes: CRASHED
Held by: seccomp
Control: none (it may do so: it has no box)
"""

import ctypes
import platform

NUMBER = {"x86_64": 323, "aarch64": 282}[platform.machine()]


def double(x):
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    result = library.syscall(ctypes.c_long(NUMBER), 1)
    return f"gave {result}, errno {ctypes.get_errno()}"
