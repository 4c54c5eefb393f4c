"""Raises an exception whose type and module are called like a hidden input.

Comes: RAISED
Held by: report
Control: none (the plain runner tells the text alone)
"""


def double(x):
    raise type(f"Asked {x}", (ValueError,), {"__module__": f"asked {x}"})
