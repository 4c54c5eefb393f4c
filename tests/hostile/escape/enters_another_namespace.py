"""Enters the namespace of another process.

Comes: CRASHED
Held by: seccomp
Control: none (it may do so: it has no box)
Through: says errno 9
"""

import ctypes
import platform

NUMBER = {"x86_64": 308, "aarch64": 268}[platform.machine()]


def double(x):
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    result = library.syscall(ctypes.c_long(NUMBER), -1, 0)
    return f"gave {result}, errno {ctypes.get_errno()}"
