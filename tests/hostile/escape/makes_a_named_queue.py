"""Makes a message queue of POSIX's, which has a name for others.

Comes: WRONG
Held by: seccomp
Control: none (it may do so: it has no box)
"""

import ctypes
import platform

NUMBER = {"x86_64": 240, "aarch64": 180}[platform.machine()]


def double(x):
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    result = library.syscall(ctypes.c_long(NUMBER), b"kestrel", 0o102, 0o600, ctypes.c_void_p(None))
    return f"gave {result}, errno {ctypes.get_errno()}"
