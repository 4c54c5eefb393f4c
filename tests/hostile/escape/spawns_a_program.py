"""Starts a program by posix_spawn, which makes a file.

Comes: WRONG
Held by: seccomp, landlock, limits
Control: leaves a file
Through: file kestrel-spawned
"""

import os


def double(x):
    try:
        os.waitpid(
            os.posix_spawn("/bin/sh", ["sh", "-c", "echo > @SCRATCH@/kestrel-spawned"], {}), 0
        )
    except OSError as error:
        return repr(error)
    return x
