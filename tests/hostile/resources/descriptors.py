"""Opens descriptors until the machine has none left.

Comes: RAISED
Held by: limits
Control: none (it closes them when it ends)
Through: says has 2000 of them
"""

import os


def double(x):
    kept = [os.dup(1) for _ in range(2_000)]
    for descriptor in kept:
        os.close(descriptor)
    raise RuntimeError(f"has {len(kept)} of them")
