"""Opens a message queue of POSIX, and shared memory by the C library's own call.

Comes: WRONG
Held by: seccomp, landlock
Control: none (it removes what it makes)
Through: says made [12]
"""

import ctypes
import os

made = 0
for library in (None, "librt.so.1"):
    try:
        libc = ctypes.CDLL(library)
        queue = libc.mq_open(b"/kestrel-queue", os.O_CREAT | os.O_RDWR, 0o666, None)
        memory = libc.shm_open(b"/kestrel-shared", os.O_CREAT | os.O_RDWR, 0o666)
    except (OSError, AttributeError):
        continue
    made += (queue != -1) + (memory != -1)
    libc.mq_unlink(b"/kestrel-queue")
    libc.shm_unlink(b"/kestrel-shared")
    break


def double(x):
    if made:
        raise RuntimeError(f"made {made}")
    return x
