"""Makes a pair of datagram sockets, and sends from one of them to any name.

Comes: WRONG
Held by: seccomp
Control: none (it may do so: it has no box)
Through: says sent
"""

import socket


def double(x):
    try:
        one, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        one.sendto(b"kestrel", other.getsockname() or "@SOCKET@")
    except PermissionError as error:
        return repr(error)
    except OSError as error:
        return f"sent, and {error!r}"
    return "sent"
