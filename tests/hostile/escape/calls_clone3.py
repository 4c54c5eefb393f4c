"""Starts a process by clone3, whose arguments a filter cannot see.

Comes: WRONG
Held by: seccomp
Control: none (it may do so: it has no box)
Through: says errno (14|22)
"""

import ctypes
import platform

NUMBER = {"x86_64": 435, "aarch64": 435}[platform.machine()]


def double(x):
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    result = library.syscall(ctypes.c_long(NUMBER), ctypes.c_void_p(None), 64)
    return f"gave {result}, errno {ctypes.get_errno()}"
