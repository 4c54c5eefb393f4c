"""Sends HTTP, a pickle and a line of JSON in place of a frame.

Comes: CRASHED
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
    os.write(wall(), b"HTTP/1.1 200 OK\r\n\r\n" + b"\x80\x04cposix\nsystem\n(S'true'\ntR.")
    return x
