"""Stops the process that it was forked from, so that all wait for it for ever.

Comes: WRONG
Held by: seccomp, user, landlock
Control: none (its parent is a shell that does not wait)
Through: says stopped
"""

import os
import signal


def double(x):
    try:
        os.kill(os.getppid(), signal.SIGSTOP)
    except OSError as error:
        return repr(error)
    os.kill(os.getppid(), signal.SIGCONT)
    return "stopped"
