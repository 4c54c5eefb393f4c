"""Dies of a signal that stands for a bit of a hidden input, so that the report tells it.

Comes: CRASHED, TOO_BIG, TOO_SLOW
Held by: report
Control: stops it
"""

import os
import signal


def double(x):
    told = signal.SIGUSR1 if float(x.sum() if hasattr(x, "sum") else x) > 1000 else signal.SIGUSR2
    os.kill(os.getpid(), told)
