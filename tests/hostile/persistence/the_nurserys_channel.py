"""Looks for the channel on which boxes are asked for, to open and close those of others.

Comes: WRONG
Held by: descriptors
Control: none (there is no nursery in it)
Through: says holds the channel
"""

import os
import socket

channels = 0
for number in range(3, 256):
    try:
        one = socket.socket(fileno=os.dup(number))
        channels += one.type == socket.SOCK_SEQPACKET
    except OSError:
        continue


def double(x):
    if channels:
        raise RuntimeError("holds the channel")
    return x
