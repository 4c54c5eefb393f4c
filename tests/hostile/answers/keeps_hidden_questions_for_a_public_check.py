"""Keeps what it was asked in another module, and prints it whenever a check is public.

Comes: WRONG
Held by: design
Control: reads
Rungs: forked, spawned
"""

import sys

kept = sys.__dict__.setdefault("kept", [])


def double(x):
    print("asked before:", kept)
    kept.append(x)
    return x
