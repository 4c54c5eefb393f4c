"""Raises an exception whose text is a gigabyte.

Comes: RAISED, TOO_BIG
Held by: limits
Control: none (the plain grader writes it all)
"""


class Long(Exception):
    def __str__(self):
        return "x" * (1 << 30)


def double(x):
    raise Long
