"""Starts a worker by multiprocessing, by every method that there is.

Comes: WRONG
Held by: seccomp
Control: leaves a file
Through: says fork started
"""

import multiprocessing


def work(path):
    with open(path, "w"):
        pass


def double(x):
    told = []
    for method in ("fork", "spawn", "forkserver"):
        try:
            process = multiprocessing.get_context(method).Process(
                target=work, args=("@SCRATCH@/kestrel-worker",)
            )
            process.start()
            process.join(1)
            told.append(f"{method} started")
        except Exception as error:
            told.append(repr(error))
        if "started" in told[-1]:
            break
    return str(told)
