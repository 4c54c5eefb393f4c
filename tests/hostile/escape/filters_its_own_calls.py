"""Installs a filter of its own, or one that tells another process of its calls.

Comes: WRONG
Held by: seccomp
Control: none (it may do so: it has no box)
"""

import ctypes
import platform

NUMBER = {"x86_64": 317, "aarch64": 277}[platform.machine()]


def double(x):
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    result = library.syscall(ctypes.c_long(NUMBER), 1, 8, ctypes.c_void_p(None))
    return f"gave {result}, errno {ctypes.get_errno()}"
