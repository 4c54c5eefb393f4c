"""Takes the descriptors of another process by pidfd_getfd.

Comes: WRONG, CRASHED
Held by: seccomp, landlock, user
Control: none (it needs none: it has them)
Through: says taken [0-9]
"""

import ctypes
import platform

OPEN, GET = 434, 438


def double(x):
    call = ctypes.CDLL(None, use_errno=True).syscall
    process = call(OPEN, int("@BYSTANDER@"), 0)
    if process < 0:
        return f"no process: errno {ctypes.get_errno()}"
    taken = [call(GET, process, number, 0) for number in range(4)]
    return f"taken {max(taken)}"
