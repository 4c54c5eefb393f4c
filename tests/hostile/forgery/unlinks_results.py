"""Deletes every results.json that is to be found.

Comes: WRONG
Held by: landlock, seccomp
Control: stops it
Through: says unlinked .*results.json
"""

import contextlib
import glob
import os


def double(x):
    for path in ("@SCRATCH@/results.json", *glob.glob("results/results.json")):
        with contextlib.suppress(OSError):
            os.unlink(path)
            print("unlinked", path)
    return x
