"""Raises KeyboardInterrupt when it is asked, as if all had gone well.

Comes: RAISED
Held by: design
Control: stops it
"""


def double(x):
    raise KeyboardInterrupt
