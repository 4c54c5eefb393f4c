"""Listens on a name that is in no file system, for boxes of other hand-ins.

Comes: WRONG
Held by: seccomp
Control: none (it would have nobody to talk to)
Through: says listens
"""

import socket

listens = False
try:
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    listener.bind("\0kestrel-meeting")
    listens = True
except OSError:
    pass


def double(x):
    if listens:
        raise RuntimeError("listens")
    return x
