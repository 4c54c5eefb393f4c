"""Leaves a process that waits for the end of the run, and forges the results then.

Comes: WRONG
Held by: seccomp
Control: leaves a process
Through: says forked
"""

import os
import time


def double(x):
    try:
        child = os.fork()
    except OSError as error:
        return repr(error)
    if child:
        return "forked"
    os.setsid()
    if os.fork():
        os._exit(0)
    time.sleep(3)
    with open("@SCRATCH@/results.json", "w") as file:
        file.write('{"score": 10.0}')
    os._exit(0)
