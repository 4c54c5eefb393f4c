"""Compares what two processes have open.

Comes: CRASHED
Held by: seccomp
Control: none (it may do so: it has no box)
"""

import ctypes
import platform

NUMBER = {"x86_64": 312, "aarch64": 272}[platform.machine()]


def double(x):
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    result = library.syscall(ctypes.c_long(NUMBER), 1, 1, 0, 0, 0)
    return f"gave {result}, errno {ctypes.get_errno()}"
