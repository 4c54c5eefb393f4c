"""Makes a file of a terabyte that takes no room, for whoever copies it.

Comes: RAISED
Held by: landlock, limits, seccomp
Control: leaves
Through: says made a file of 1099511627776 bytes
"""

import os


def double(x):
    path = "/tmp/kestrel-sparse"
    with open(path, "wb") as file:
        file.truncate(1 << 40)
    raise RuntimeError(f"made a file of {os.path.getsize(path)} bytes")
