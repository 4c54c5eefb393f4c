"""Connects to a socket that has a name in no file system.

Comes: WRONG
Held by: seccomp, landlock
Control: reads
Through: says MARKER
"""

import os
import socket


def double(x):
    name = "\0listener" + os.path.basename(os.path.dirname("@SOCKET@"))
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(name)
            told = connection.recv(100).decode()
    except OSError as error:
        told = repr(error)
    print(told)
    return told
