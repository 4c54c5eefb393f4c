"""Makes a segment of System V's shared memory, which outlives it.

Comes: WRONG
Held by: seccomp
Control: none (it may do so: it has no box)
Through: says gave [0-9]
"""

import ctypes
import platform

NUMBER = {"x86_64": 29, "aarch64": 194}[platform.machine()]


def double(x):
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    result = library.syscall(ctypes.c_long(NUMBER), 0, 4096, 0o1600)
    return f"gave {result}, errno {ctypes.get_errno()}"
