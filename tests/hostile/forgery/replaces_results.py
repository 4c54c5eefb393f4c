"""Puts a results.json with full marks in the place of every one that is to be found.

Comes: WRONG
Held by: landlock, seccomp, limits
Control: scores
Through: says changed .*results.json
"""

import contextlib
import glob
import json
import os

FORGED = {"score": 10.0, "tests": [{"score": 10.0, "max_score": 10.0, "name": "all"}]}


def double(x):
    for path in ("@SCRATCH@/results.json", *glob.glob("results/results.json")):
        with contextlib.suppress(OSError):
            with open(path + ".kestrel", "w") as file:
                json.dump(FORGED, file)
            os.rename(path + ".kestrel", path)
            print("changed", path)
    return x
