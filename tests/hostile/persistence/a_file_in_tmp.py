"""Leaves a note in /tmp for the next box, which looks for it.

Comes: WRONG
Held by: landlock
Control: leaves
Through: says found what another box left
Rungs: forked, spawned
"""

import contextlib
import os

NOTE = "/tmp/kestrel-note"
found = os.path.exists(NOTE)
with contextlib.suppress(OSError), open(NOTE, "x"):
    os.chmod(NOTE, 0o666)


def double(x):
    if found:
        raise RuntimeError("found what another box left")
    return x
