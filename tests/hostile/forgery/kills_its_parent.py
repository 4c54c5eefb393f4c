"""Kills the process that it was forked from.

Comes: WRONG
Held by: seccomp, user, landlock
Control: stops it
Through: verdict CRASHED
"""

import os
import signal


def double(x):
    try:
        os.kill(os.getppid(), signal.SIGKILL)
    except OSError as error:
        return repr(error)
    return "killed"
