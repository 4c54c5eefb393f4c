"""Puts a key into the user's keyring, which lives on with the user.

Comes: CRASHED
Held by: seccomp
Control: none (there, too, a container refuses it)
"""

import ctypes
import platform


def double(x):
    number = 248 if platform.machine() == "x86_64" else 217
    ctypes.CDLL(None).syscall(number, b"user", b"kestrel", b"a note", 6, -4)
    return x
