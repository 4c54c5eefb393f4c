"""Forks by the call that shares all memory until the child runs a program.

Comes: WRONG, CRASHED, TOO_SLOW
Held by: seccomp
Control: none (it may do so: it has no box)
"""

import ctypes
import platform

NUMBER = {"x86_64": 58, "aarch64": 220}[platform.machine()]


def double(x):
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    result = library.syscall(ctypes.c_long(NUMBER), 0)
    return f"gave {result}, errno {ctypes.get_errno()}"
