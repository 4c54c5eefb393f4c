"""Connects to a socket in the file system, as that of Docker or of an agent is.

Comes: WRONG
Held by: seccomp
Control: reads
Through: says MARKER
"""

import socket


def double(x):
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect("@SOCKET@")
            told = connection.recv(100).decode()
    except OSError as error:
        told = repr(error)
    print(told)
    return told
