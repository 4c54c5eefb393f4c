"""Writes a file until the disk is full.

Comes: RAISED
Held by: landlock, limits
Control: leaves
Through: says wrote
"""

import os


def double(x):
    path = "/tmp/kestrel-flood"
    with open(path, "wb", buffering=0) as file:
        for _ in range(16):
            file.write(bytes(1 << 20))
    raise RuntimeError(f"wrote {os.path.getsize(path)}")
