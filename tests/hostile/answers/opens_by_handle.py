"""Opens a file by its handle, which passes by every path.

Comes: CRASHED
Held by: seccomp
Control: none (it can open the suite by its name)
Through: verdict WRONG
"""

import ctypes
import platform

NUMBER = {"x86_64": 304, "aarch64": 265}[platform.machine()]


def double(x):
    return ctypes.CDLL(None).syscall(NUMBER, -1, ctypes.c_void_p(None), 0)
