"""Asks for the address of a name, which goes to a server as a question.

Comes: WRONG
Held by: seccomp
Control: none (a machine without a network finds nothing)
"""

import socket


def double(x):
    try:
        return str(socket.getaddrinfo("a-secret.example.com", 443))
    except OSError as error:
        return repr(error)
