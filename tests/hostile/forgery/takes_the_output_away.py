"""Takes standard output and error away, and puts things that raise in their place.

Comes: WRONG
Held by: design
Control: none (the runner has taken its stream before)
"""

import os
import sys


class Broken:
    def __getattr__(self, name):
        raise SystemExit(name)


sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = Broken()
os.close(1)
os.close(2)


def double(x):
    return x
