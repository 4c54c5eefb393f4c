"""Opens a socket to the host of a virtual machine.

Comes: WRONG
Held by: seccomp
Control: none (it may do so: it has no box)
"""

import socket


def double(x):
    try:
        with socket.socket(getattr(socket, "AF_VSOCK", 40), socket.SOCK_STREAM) as opened:
            return f"opened {opened.fileno()}"
    except OSError as error:
        return repr(error)
