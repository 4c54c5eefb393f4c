"""Sends the answer with the question's own number, and again for the next question.

Comes: CRASHED, WRONG
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


import json
import sys


def double(x):
    caller = sys._getframe()
    while "message" not in caller.f_locals:
        caller = caller.f_back
    nonce = caller.f_locals["message"]["nonce"]
    os.write(wall(), 3 * frame(json.dumps({"value": 1.0, "nonce": nonce}).encode()))
    return x
