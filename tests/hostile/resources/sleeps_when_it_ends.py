"""Sleeps in ``__del__``, in atexit and in a finaliser, when all is over.

Comes: WRONG
Held by: design
Control: stops it
"""

import atexit
import time
import weakref


class Last:
    def __del__(self):
        time.sleep(60)


kept = Last()
kept.again = kept
weakref.finalize(kept, time.sleep, 60)
atexit.register(time.sleep, 60)


def double(x):
    return x
