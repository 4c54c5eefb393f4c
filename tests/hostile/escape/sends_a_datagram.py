"""Sends a datagram, as a question to a server of names is.

Comes: WRONG
Held by: seccomp
Control: none (it may do so: it has no box)
Through: says opened
"""

import socket


def double(x):
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as opened:
            opened.sendto(b"kestrel", ("127.0.0.1", 53))
            return "opened"
    except OSError as error:
        return repr(error)
