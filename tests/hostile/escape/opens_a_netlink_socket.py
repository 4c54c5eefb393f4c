"""Opens a socket to the kernel, by which a network is configured.

Comes: WRONG
Held by: seccomp
Control: none (it may do so: it has no box)
Through: says opened
"""

import socket


def double(x):
    try:
        with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW) as opened:
            return f"opened {opened.fileno()}"
    except OSError as error:
        return repr(error)
