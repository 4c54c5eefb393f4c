"""Looks for a token in its own environment.

Comes: WRONG
Held by: design
Control: reads
"""

import os


def double(x):
    print(dict(os.environ))
    return str(sorted(os.environ.items()))
