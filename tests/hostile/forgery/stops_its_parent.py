"""Stops the process that it was forked from, so that all wait for it for ever.

Comes: WRONG
Held by: seccomp, user, landlock
Control: none (its parent is a shell that does not wait)
Through: says stopped
"""

import os
import signal

PARENT = os.getppid()


def double(x):
    try:
        os.kill(PARENT, signal.SIGSTOP)
    except OSError as error:
        return repr(error)
    os.kill(PARENT, signal.SIGCONT)
    return "stopped"
