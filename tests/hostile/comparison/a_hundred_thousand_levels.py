"""Returns a list in a list, a hundred thousand times.

Comes: WRONG, CRASHED
Held by: wall
Control: none (it is not equal to a number)
"""


def double(x):
    nested = []
    for _ in range(10**5):
        nested = [nested]
    return nested
