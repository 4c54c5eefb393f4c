"""Stops all clocks and then loops, so that its time never comes to an end.

Comes: TOO_SLOW
Held by: design
Control: stops it
"""

import time

for name in ("time", "monotonic", "perf_counter", "process_time", "sleep"):
    setattr(time, name, lambda *anything: 0.0)
while time.monotonic() < 1:
    pass


def double(x):
    return 2 * x
