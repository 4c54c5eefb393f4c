"""Sends every process of the machine a signal; a harmless one, should it come through.

Comes: WRONG
Held by: seccomp, user, landlock
Control: none (it does no harm)
Through: says signalled
"""

import os
import signal


def double(x):
    try:
        os.kill(-1, signal.SIGCONT)
    except OSError as error:
        return repr(error)
    return "signalled"
