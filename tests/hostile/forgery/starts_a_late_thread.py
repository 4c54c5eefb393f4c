"""Starts a thread that forges the results when all is over.

Comes: WRONG
Held by: seccomp
Control: scores
Through: says a thread runs
"""

import _thread
import contextlib
import threading
import time

FORGED = '{"score": 10.0, "tests": [{"score": 10.0, "max_score": 10.0, "name": "all"}]}'


def forge():
    time.sleep(0.3)
    with contextlib.suppress(OSError), open("results/results.json", "w") as file:
        file.write(FORGED)


def double(x):
    told = "no thread"
    with contextlib.suppress(RuntimeError):
        threading.Thread(target=forge).start()
    with contextlib.suppress(RuntimeError):
        _thread.start_new_thread(forge, ())
        told = "a thread runs"
    return told
