"""Starts programs: a shell, Python again, and by the call that needs no fork.

Comes: RAISED
Held by: seccomp, landlock
Control: leaves
Through: says started 3
"""

import os
import subprocess
import sys


def double(x):
    started = 0
    for start in (
        lambda: subprocess.Popen(["/bin/sleep", "20"]),
        lambda: subprocess.Popen([sys.executable, "-c", "import time; time.sleep(20)"]),
        lambda: os.posix_spawn("/bin/sleep", ["sleep", "20"], {}),
    ):
        try:
            start()
            started += 1
        except OSError as problem:
            last = problem
    raise RuntimeError(f"started {started}") if started else last
