"""Kills itself by each signal that ends a process, so that the system looks guilty.

Comes: CRASHED, TOO_BIG, TOO_SLOW
Held by: design
Control: stops it
"""

import os
import signal


def double(x):
    if isinstance(x, float):
        os.kill(os.getpid(), signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGXCPU)
