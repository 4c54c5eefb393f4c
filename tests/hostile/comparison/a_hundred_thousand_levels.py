"""Returns a list in a list, a hundred thousand times.

Comes: WRONG, CRASHED
Held by: wall
Control: stops it
"""


def double(x):
    nested = []
    for _ in range(10**5):
        nested = [nested]
    return nested
