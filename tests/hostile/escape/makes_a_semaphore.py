"""Makes a semaphore of System V's, which outlives it.

Comes: WRONG
Held by: seccomp
Control: none (it may do so: it has no box)
"""

import ctypes
import platform

NUMBER = {"x86_64": 64, "aarch64": 190}[platform.machine()]


def double(x):
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    result = library.syscall(ctypes.c_long(NUMBER), 0, 1, 0o1600)
    return f"gave {result}, errno {ctypes.get_errno()}"
