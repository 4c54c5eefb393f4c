"""Lacks a name that is called like a hidden input.

Comes: RAISED, NOT_IMPLEMENTED
Held by: report
Control: reads
"""


def double(x):
    return getattr(__import__("torch"), f"asked {x}")
