"""Sends its own process SIGTERM while it is imported, as if all had gone well.

Comes: CRASHED
Held by: design
Control: stops it
"""

import os
import signal

os.kill(os.getpid(), signal.SIGTERM)


def double(x):
    return 2 * x
