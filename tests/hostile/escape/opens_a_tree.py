"""Makes a detached copy of a mount, by the newer calls.

Comes: CRASHED
Held by: seccomp
Control: none (it may do so: it has no box)
"""

import ctypes
import platform

NUMBER = {"x86_64": 428, "aarch64": 428}[platform.machine()]


def double(x):
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    result = library.syscall(ctypes.c_long(NUMBER), -100, b"/", 1)
    return f"gave {result}, errno {ctypes.get_errno()}"
