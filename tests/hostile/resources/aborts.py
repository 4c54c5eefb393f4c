"""Aborts, as C libraries do when they find themselves broken.

Comes: CRASHED
Held by: design
Control: stops it
"""

import os


def double(x):
    os.abort()
