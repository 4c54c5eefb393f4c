"""Returns a list that holds itself, and a dictionary that does so by way of a tuple.

Comes: WRONG
Held by: wall
Control: none (it is not equal to a number)
"""


def double(x):
    ring, table = [], {}
    ring.append(ring)
    table["again"] = (table,)
    return ring if isinstance(x, float) else table
