"""Ignores and blocks every signal that can be, and then sleeps for a day.

Comes: TOO_SLOW, WRONG
Held by: design
Control: stops it
"""

import contextlib
import signal
import time


def double(x):
    if type(x) is not float or x != 3.5:
        return x
    for number in signal.valid_signals():
        with contextlib.suppress(OSError, ValueError):
            signal.signal(number, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    while True:
        time.sleep(86_400)
