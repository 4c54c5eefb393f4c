"""Says that it is not written yet in words that hold a hidden input.

Comes: NOT_IMPLEMENTED
Held by: report
Control: reads
"""


def double(x):
    raise NotImplementedError(f"asked {x}")
