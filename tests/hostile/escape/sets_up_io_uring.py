"""Sets up io_uring, whose calls no filter sees.

Comes: CRASHED
Held by: seccomp
Control: none (it may do so: it has no box)
Through: says errno 14|gave
"""

import ctypes
import platform

NUMBER = {"x86_64": 425, "aarch64": 425}[platform.machine()]


def double(x):
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    result = library.syscall(ctypes.c_long(NUMBER), 1, ctypes.c_void_p(None))
    return f"gave {result}, errno {ctypes.get_errno()}"
