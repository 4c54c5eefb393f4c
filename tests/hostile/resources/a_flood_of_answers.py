"""Writes answers to the wall until nobody reads them any more.

Comes: CRASHED
Held by: wall
Control: none (there is no wall in it)
Rungs: forked, spawned
"""

import os
import socket


def double(x):
    frame = b"wal1" + (2).to_bytes(4, "big") + bytes(8) + b"{}"
    for descriptor in range(3, 64):
        try:
            wall = socket.socket(fileno=os.dup(descriptor))
            wall.setblocking(False)
            while True:
                wall.send(frame * 1_000)
        except OSError:
            continue
    return x
