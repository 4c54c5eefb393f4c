"""A signal's handler is set as a time limit of one's own, and taken back."""

import signal


def too_late(*_):
    raise TimeoutError


def double(x):
    before = signal.signal(signal.SIGALRM, too_late)
    signal.setitimer(signal.ITIMER_REAL, 1.5)
    try:
        return 2 * x
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
