"""Sends an answer of its own across the wall, in the form of a right one, before the real one.

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
    os.write(
        wall(),
        frame(b'{"value": 7.0, "verdict": "RIGHT", "score": 10, "nonce": "0123456789abcdef"}'),
    )
    return x
