"""Handles every signal, and a timer whose handler raises in our code.

Comes: WRONG, RAISED, CRASHED
Held by: design
Control: none (it is asked before the timer is due)
"""

import contextlib
import signal


def handler(number, frame):
    raise SystemExit(0)


for number in signal.valid_signals():
    with contextlib.suppress(OSError, ValueError):
        signal.signal(number, handler)
signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)


def double(x):
    return x
