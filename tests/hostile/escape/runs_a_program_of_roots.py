"""Runs a program that would make it root.

Comes: WRONG
Held by: seccomp, landlock
Control: none (it may do so: it has no box)
"""

import contextlib
import os


def double(x):
    for program in ("/usr/bin/sudo", "/usr/bin/su", "/bin/mount", "/usr/bin/newgrp"):
        with contextlib.suppress(OSError):
            os.execv(program, [program, "--help"])
    return x
