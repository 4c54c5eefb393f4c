"""Announces an answer of an exabyte, and begins to send it.

Comes: CRASHED
Held by: wall
Control: none (there is no wall in it)
"""

import os


def double(x):
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, b"wal1" + (2).to_bytes(4, "big") + (1 << 60).to_bytes(8, "big"))
            os.write(descriptor, b"{}" + bytes(100_000))
        except OSError:
            continue
    return x
