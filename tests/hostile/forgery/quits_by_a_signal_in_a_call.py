"""Sends its own process SIGTERM when it is asked, as if all had gone well.

Comes: CRASHED
Held by: design
Control: stops it
"""

import os
import signal


def double(x):
    os.kill(os.getpid(), signal.SIGTERM)
