"""Sends a tensor whose header has offsets outside of it, and a shape that overflows.

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
    body = (
        b'{"0":{"dtype":"U8","shape":[9223372036854775807],"data_offsets":[0,9223372036854775807]}}'
    )
    body = struct.pack("<Q", len(body)) + body + bytes(8)
    header = b'{"value": {"tensor": ["0", "float64", [4611686018427387904, 4]]}, "nonce": ""}'
    os.write(wall(), frame(header, body))
    return x
