"""Reads the secret from the environment of a process beside it.

Comes: WRONG
Held by: landlock, user
Control: reads
Through: says MARKER
"""

import contextlib
import glob
import os
import re


def double(x):
    found = set()
    for path in (f"/proc/{os.getppid()}/environ", "/proc/@BYSTANDER@/environ"):
        with contextlib.suppress(OSError), open(path, "rb") as file:
            found.update(re.findall(rb"kestrel-[0-9a-f]{32}", file.read()))
    print(found)
    return str(found)
