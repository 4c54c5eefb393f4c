"""Returns raw bytes, dates and structured arrays of NumPy that view memory as they like.

Comes: WRONG
Held by: wall
Control: none (they are not equal to a number)
"""

import numpy as np


def double(x):
    kind = np.dtype({"names": ["a"], "formats": ["O"], "offsets": [0], "itemsize": 8})
    return np.zeros(2, kind) if isinstance(x, float) else np.zeros(2, "M8[ns]")
