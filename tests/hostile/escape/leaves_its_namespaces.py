"""Moves into namespaces of its own, where it would be root.

Comes: CRASHED
Held by: seccomp
Control: none (it may do so: it has no box)
"""

import ctypes
import platform

NUMBER = {"x86_64": 272, "aarch64": 97}[platform.machine()]


def double(x):
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    result = library.syscall(ctypes.c_long(NUMBER), 0x10000000)
    return f"gave {result}, errno {ctypes.get_errno()}"
