"""Reads the kernel's messages.

Comes: WRONG
Held by: seccomp
Control: none (it may do so: it has no box)
"""

import ctypes
import platform

NUMBER = {"x86_64": 103, "aarch64": 116}[platform.machine()]


def double(x):
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    result = library.syscall(ctypes.c_long(NUMBER), 3, ctypes.create_string_buffer(4096), 4096)
    return f"gave {result}, errno {ctypes.get_errno()}"
