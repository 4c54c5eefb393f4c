"""Kills its process group, and that of its parent.

Comes: WRONG, CRASHED
Held by: seccomp, user, landlock
Control: stops it
Through: verdict CRASHED
"""

import os
import signal

GROUPS = (os.getpgid(os.getppid()), os.getpgrp())  # of our processes, as long as they live


def double(x):
    told = ""
    for group in GROUPS:
        try:
            os.killpg(group, signal.SIGTERM)
        except OSError as error:
            told += repr(error)
    return told or "killed"
