"""Mounts a file system over a folder.

Comes: CRASHED
Held by: seccomp
Control: none (it may do so: it has no box)
"""

import ctypes
import platform

NUMBER = {"x86_64": 165, "aarch64": 40}[platform.machine()]


def double(x):
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    result = library.syscall(
        ctypes.c_long(NUMBER), b"none", b"@SCRATCH@", b"tmpfs", 0, ctypes.c_void_p(None)
    )
    return f"gave {result}, errno {ctypes.get_errno()}"
