"""Opens every results.json that is to be found, and writes full marks into it.

Comes: WRONG
Held by: landlock
Control: none (the runner writes over it: see replaces_results)
Through: file results.json
"""

import contextlib
import glob

FORGED = '{"score": 10.0, "tests": [{"score": 10.0, "max_score": 10.0, "name": "all"}]}'


def double(x):
    for path in ("@SCRATCH@/results.json", *glob.glob("results/results.json")):
        with contextlib.suppress(OSError), open(path, "w") as file:
            file.write(FORGED)
    return x
