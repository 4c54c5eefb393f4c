"""Raises an exception whose text holds a hidden input.

Comes: RAISED
Held by: report
Control: reads
"""


def double(x):
    raise ValueError(f"asked {x}")
