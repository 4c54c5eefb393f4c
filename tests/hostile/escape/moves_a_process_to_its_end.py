"""Sends a signal to a process by its descriptor.

Comes: CRASHED
Held by: seccomp
Control: none (it may do so: it has no box)
"""

import ctypes
import platform

NUMBER = {"x86_64": 424, "aarch64": 424}[platform.machine()]


def double(x):
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    result = library.syscall(ctypes.c_long(NUMBER), -1, 9, ctypes.c_void_p(None), 0)
    return f"gave {result}, errno {ctypes.get_errno()}"
