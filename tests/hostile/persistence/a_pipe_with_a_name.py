"""Makes pipes and sockets with names, by which two boxes could talk.

Comes: WRONG
Held by: landlock, seccomp
Control: leaves
Through: says made 2
"""

import os
import socket

PLACE = "@SCRATCH@/kestrel-"
made = 0
try:
    os.mkfifo(f"{PLACE}fifo-{os.getpid()}")
    made += 1
except OSError:
    pass
try:
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(f"{PLACE}socket-{os.getpid()}")
    made += 1
except OSError:
    pass


def double(x):
    if made:
        raise RuntimeError(f"made {made}")
    return x
