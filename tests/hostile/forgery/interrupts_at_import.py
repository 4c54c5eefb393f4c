"""Raises KeyboardInterrupt while it is imported, as if all had gone well.

Comes: RAISED
Held by: design
Control: none (the loader of unittest catches it)
"""

raise KeyboardInterrupt


def double(x):
    return 2 * x
