"""Takes back the capabilities that it has given up.

Comes: WRONG
Held by: seccomp, user
Control: none (it may do so: it has no box)
"""

import ctypes


def double(x):
    library = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    wanted = (ctypes.c_uint32 * 6)(*[0xFFFFFFFF] * 6)
    result = library.capset(header, wanted)
    return f"gave {result}, errno {ctypes.get_errno()}"
