"""Runs a command by os.system and by subprocess, by fork, vfork or clone as they please.

Comes: WRONG
Held by: seccomp, landlock, limits
Control: reads
Through: says MARKER
"""

import os
import subprocess


def double(x):
    told = ""
    try:
        told = subprocess.run(["cat", "@SIBLING@"], capture_output=True, text=True).stdout
        os.system("echo")
    except OSError as error:
        told = repr(error)
    print(told)
    return told
