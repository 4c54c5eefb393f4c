"""Becomes another program, which no patch of ours knows of.

Comes: WRONG
Held by: seccomp, landlock
Control: stops it
Through: verdict CRASHED
Rungs: forked, spawned
"""

import os


def double(x):
    try:
        os.execv("/bin/true", ["true"])
    except OSError as error:
        return repr(error)
    return x
