"""Has a timer's signal raise an exception wherever the process happens to be, in our code too.

Comes: WRONG, RAISED, CRASHED
Held by: design
Control: stops it
"""

import signal


def handler(*_):
    raise KeyboardInterrupt("in your code")


signal.signal(signal.SIGALRM, handler)


def double(x):
    signal.setitimer(signal.ITIMER_REAL, 1e-6, 1e-4)
    return [x] * 10_000
