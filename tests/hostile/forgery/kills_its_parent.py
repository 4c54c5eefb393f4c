"""Kills the process that it was forked from.

Comes: WRONG
Held by: seccomp, user, landlock
Control: stops it
Through: verdict CRASHED
"""

import os
import signal

PARENT = os.getppid()  # later it would be whoever takes orphans in, who has no part in this


def double(x):
    try:
        os.kill(PARENT, signal.SIGKILL)
    except OSError as error:
        return repr(error)
    return "killed"
