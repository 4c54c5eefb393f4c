"""Every call and the import take a noticeable part of their time."""

import time

time.sleep(0.3)


def double(x):
    ends = time.perf_counter() + 0.3
    while time.perf_counter() < ends:
        time.sleep(0.01)
    return 2 * x
