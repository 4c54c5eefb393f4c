"""Sends numbers that JSON does not have, keys twice, and brackets without end.

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
    texts = [
        b'{"value": NaN}',
        b'{"value": 1, "value": 7.0}',
        b"[" * 100_000,
        b"\xff\xfe",
        b"9" * 5_000,
    ]
    kind = int(abs(float(x if isinstance(x, float) else x.sum()))) % len(texts)
    os.write(wall(), frame(texts[kind]))
    return x
