"""Opens a socket to the kernel's ciphers, which had holes.

Comes: WRONG
Held by: seccomp
Control: none (it may do so: it has no box)
"""

import socket


def double(x):
    try:
        with socket.socket(38, socket.SOCK_SEQPACKET) as opened:
            return f"opened {opened.fileno()}"
    except OSError as error:
        return repr(error)
