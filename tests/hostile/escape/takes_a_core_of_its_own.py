"""Binds another process to one processor.

Comes: WRONG
Held by: seccomp, user
Control: none (it may do so: it has no box)
Through: says gave 0
"""

import ctypes
import platform

NUMBER = {"x86_64": 203, "aarch64": 122}[platform.machine()]


def double(x):
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    result = library.syscall(
        ctypes.c_long(NUMBER), int("@BYSTANDER@"), 8, ctypes.byref(ctypes.c_ulong(1))
    )
    return f"gave {result}, errno {ctypes.get_errno()}"
