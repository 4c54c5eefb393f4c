"""Connects to a listener on this machine, which tells a secret.

Comes: WRONG
Held by: seccomp, landlock
Control: reads
Through: says MARKER
Rungs: forked, spawned
"""

import socket


def double(x):
    try:
        with socket.create_connection(("127.0.0.1", int("@PORT@")), 1) as connection:
            told = connection.recv(100).decode()
    except OSError as error:
        told = repr(error)
    print(told)
    return told
