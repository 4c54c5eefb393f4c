"""Forges the results when the interpreter ends.

Comes: WRONG
Held by: design
Control: scores
Rungs: forked, spawned
"""

import atexit
import contextlib
import glob

FORGED = '{"score": 10.0, "tests": [{"score": 10.0, "max_score": 10.0, "name": "all"}]}'


def forge():
    for path in ("@SCRATCH@/results.json", *glob.glob("results/results.json")):
        with contextlib.suppress(OSError), open(path, "w") as file:
            file.write(FORGED)


atexit.register(forge)


def double(x):
    return x
