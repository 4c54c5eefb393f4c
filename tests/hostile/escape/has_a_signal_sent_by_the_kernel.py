"""Has the kernel send a signal to another process, when a socket of its own is ready.

Comes: WRONG
Held by: seccomp
Control: none (it may do so: it has no box)
Through: says set
"""

import fcntl
import os
import socket


def double(x):
    one, other = socket.socketpair()
    try:
        fcntl.fcntl(one, fcntl.F_SETOWN, os.getppid())
        fcntl.fcntl(one, 10, 23)
    except OSError as error:
        return repr(error)
    return "set"
