"""Reads its own maps, environment and command line.

Comes: WRONG
Held by: landlock, user, private
Control: none (they hold nothing secret)
Through: says maps [1-9]
"""

import contextlib


def double(x):
    told = ""
    for name in ("maps", "environ", "cmdline", "status", "mountinfo"):
        with contextlib.suppress(OSError), open(f"/proc/self/{name}", "rb") as file:
            told += f"{name} {len(file.read())} "
    return told
