"""Passes descriptors across the wall, so that the other side has more and more of them open.

Comes: WRONG
Held by: wall
Control: none (there is no wall)
"""

import os
import socket
import stat
import struct


def wall():
    """The socket that is open beside input and output."""
    for descriptor in range(3, 256):
        try:
            if stat.S_ISSOCK(os.fstat(descriptor).st_mode):
                return descriptor
        except OSError:
            continue
    raise OSError("there is no wall")


def frame(header, body=b""):
    return struct.pack(">4sIQ", b"wal1", len(header), len(body)) + header + body


def double(x):
    with socket.socket(fileno=os.dup(wall())) as theirs:
        for _ in range(50):
            try:
                socket.send_fds(theirs, [b""], [0, 1, 2])
            except OSError as error:
                return repr(error)
    return x
