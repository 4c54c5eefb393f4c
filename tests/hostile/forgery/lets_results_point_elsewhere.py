"""Puts a link where a report is going to be written.

Comes: WRONG
Held by: landlock, seccomp
Control: leaves a link
Through: file kestrel.json
"""

import contextlib
import os


def double(x):
    with contextlib.suppress(OSError):
        os.symlink("/etc/passwd", "@SCRATCH@/kestrel.json")
    return x
