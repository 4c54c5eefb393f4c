"""Ends the process with a success when it is asked, as if all had gone well.

Comes: CRASHED
Held by: design
Control: stops it
Rungs: forked, spawned
"""

import os


def double(x):
    os._exit(0)
