"""Becomes root, or any user that it likes.

Comes: WRONG
Held by: seccomp, user
Control: none (it may do so: it has no box)
Through: says became
"""

import os


def double(x):
    told = []
    for become in (
        lambda: os.setresuid(0, 0, 0),
        lambda: os.setresgid(0, 0, 0),
        lambda: os.setgroups([0]),
    ):
        try:
            become()
            told.append("became")
        except OSError as error:
            told.append(repr(error))
    return str(told)
