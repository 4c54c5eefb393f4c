"""Changes the flags of the descriptors that it was given, which are shared with who gave them.

Comes: WRONG
Held by: design
Control: none (they are its own there)
"""

import fcntl
import os

APPEND = os.O_APPEND
flags = {}
for number in range(64):
    try:
        flags[number] = fcntl.fcntl(number, fcntl.F_GETFL)
    except OSError:
        continue
marked = sum(bool(one & APPEND) for one in flags.values())
for number, one in flags.items():
    fcntl.fcntl(number, fcntl.F_SETFL, one | APPEND)


def double(x):
    if marked:
        raise RuntimeError(f"{marked} were marked by an earlier box")
    return x
