"""Stops itself, so that it uses no time of the processor and never goes on.

Comes: TOO_SLOW, WRONG
Held by: design
Control: stops it
"""

import os
import signal


def double(x):
    if type(x) is float and x == 3.5:
        os.kill(os.getpid(), signal.SIGSTOP)
    return x
