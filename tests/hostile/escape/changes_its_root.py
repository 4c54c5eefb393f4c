"""Changes its root, as a step of an old way out of one.

Comes: CRASHED
Held by: seccomp
Control: none (it may do so: it has no box)
"""

import ctypes
import platform

NUMBER = {"x86_64": 161, "aarch64": 51}[platform.machine()]


def double(x):
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    result = library.syscall(ctypes.c_long(NUMBER), b"@SCRATCH@")
    return f"gave {result}, errno {ctypes.get_errno()}"
