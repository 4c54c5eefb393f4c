"""Maps memory, shared and private, of which none is ever touched.

Comes: RAISED
Held by: limits
Control: none (it has this much to take)
Through: says mapped all of it
"""

import mmap

kept = []


def double(x):
    kept.append(mmap.mmap(-1, 200 << 20, flags=mmap.MAP_SHARED | mmap.MAP_ANONYMOUS))
    kept.append(mmap.mmap(-1, 1 << 40, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x4000))
    raise RuntimeError("mapped all of it")
