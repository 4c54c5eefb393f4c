"""Counts events of the processor, by which others can be spied on.

Comes: CRASHED
Held by: seccomp
Control: none (it may do so: it has no box)
"""

import ctypes
import platform

NUMBER = {"x86_64": 298, "aarch64": 241}[platform.machine()]


def double(x):
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    result = library.syscall(ctypes.c_long(NUMBER), ctypes.c_void_p(None), 0, -1, -1, 0)
    return f"gave {result}, errno {ctypes.get_errno()}"
