"""Lists the processes and their command lines, in which the course's folder is named.

Comes: WRONG
Held by: landlock
Control: none (a command line holds no secret here)
Through: says bystander.py
"""

import contextlib
import glob


def double(x):
    told = []
    for path in glob.glob("/proc/[0-9]*/cmdline"):
        with contextlib.suppress(OSError), open(path) as file:
            told += [one for one in file.read().split("\0") if one.endswith("bystander.py")]
    return str(told)
