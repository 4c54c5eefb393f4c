"""Returns a list of a million numbers, and one of a hundred thousand lists.

Comes: TOO_BIG
Held by: wall
Control: none (it is not equal to a number)
"""


def double(x):
    return [0.0] * 10**6 if isinstance(x, float) else [[] for _ in range(10**6)]
