"""Opens a socket that sees every packet.

Comes: WRONG
Held by: seccomp
Control: none (it may do so: it has no box)
"""

import socket


def double(x):
    try:
        with socket.socket(socket.AF_PACKET, socket.SOCK_RAW) as opened:
            return f"opened {opened.fileno()}"
    except OSError as error:
        return repr(error)
