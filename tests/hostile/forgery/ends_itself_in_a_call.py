"""Ends the process with a success when it is asked, as if all had gone well.

Comes: CRASHED
Held by: design
Control: stops it
"""

import os


def double(x):
    os._exit(0)
