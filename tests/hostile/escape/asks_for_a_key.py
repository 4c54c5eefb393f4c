"""Asks for the keyring that is shared by all of a user's processes.

Comes: CRASHED
Held by: seccomp
Control: none (it may do so: it has no box)
Through: says gave
"""

import ctypes
import platform

NUMBER = {"x86_64": 250, "aarch64": 219}[platform.machine()]


def double(x):
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    result = library.syscall(ctypes.c_long(NUMBER), 0, -3, 0)
    return f"gave {result}, errno {ctypes.get_errno()}"
