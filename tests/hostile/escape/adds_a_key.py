"""Adds a key with a message in it, to be found by the next box.

Comes: CRASHED
Held by: seccomp
Control: none (it may do so: it has no box)
"""

import ctypes
import platform

NUMBER = {"x86_64": 248, "aarch64": 217}[platform.machine()]


def double(x):
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    result = library.syscall(ctypes.c_long(NUMBER), b"user", b"kestrel", b"told", 4, -3)
    return f"gave {result}, errno {ctypes.get_errno()}"
