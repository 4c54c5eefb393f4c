"""Sets the clock of the machine, to nothing at all.

Comes: WRONG
Held by: seccomp
Control: none (it may do so: it has no box)
"""

import ctypes
import platform

NUMBER = {"x86_64": 227, "aarch64": 112}[platform.machine()]


def double(x):
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    result = library.syscall(ctypes.c_long(NUMBER), 0, ctypes.c_void_p(None))
    return f"gave {result}, errno {ctypes.get_errno()}"
