"""Reads ahead on the wall, to see or to swallow what is asked next.

Comes: WRONG, CRASHED
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


with socket.socket(fileno=os.dup(wall())) as theirs:
    theirs.setblocking(False)
    try:
        print("seen", theirs.recv(1 << 16, socket.MSG_PEEK))
    except BlockingIOError:
        print("nothing there")


def double(x):
    return x
