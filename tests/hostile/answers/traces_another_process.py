"""Attaches to another process as a debugger does.

Comes: CRASHED
Held by: seccomp, landlock, user
Control: none (its debugger sees what it sees itself)
Through: says attached
"""

import ctypes

SEIZE, DETACH = 0x4206, 17


def double(x):
    library = ctypes.CDLL(None, use_errno=True)
    null = ctypes.c_void_p(None)
    if library.ptrace(SEIZE, int("@BYSTANDER@"), null, null) == 0:
        return "attached"
    return f"errno {ctypes.get_errno()}"
