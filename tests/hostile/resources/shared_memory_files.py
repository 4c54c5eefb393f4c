"""Fills the file system that is the machine's memory.

Comes: RAISED
Held by: landlock, limits
Control: leaves
Through: says wrote
"""


def double(x):
    with open("/dev/shm/kestrel-memory", "wb", buffering=0) as file:
        file.write(bytes(1 << 20))
    raise RuntimeError("wrote")
