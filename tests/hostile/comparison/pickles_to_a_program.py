"""Returns an object that runs a program where it is unpickled.

Comes: WRONG
Held by: wall
Control: none (nobody unpickles there)
"""

import os


class Bomb:
    def __reduce__(self):
        return os.system, ("touch @SCRATCH@/kestrel-pickle",)


def double(x):
    return Bomb()
