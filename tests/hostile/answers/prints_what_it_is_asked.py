"""Prints the inputs of hidden checks.

Comes: WRONG
Held by: report
Control: reads
Rungs: forked, spawned
"""


def double(x):
    print("asked", x)
    return x
