"""Enters io_uring on a descriptor that is none.

Comes: CRASHED
Held by: seccomp
Control: none (it may do so: it has no box)
"""

import ctypes
import platform

NUMBER = {"x86_64": 426, "aarch64": 426}[platform.machine()]


def double(x):
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    result = library.syscall(ctypes.c_long(NUMBER), -1, 0, 0, 0, ctypes.c_void_p(None), 0)
    return f"gave {result}, errno {ctypes.get_errno()}"
