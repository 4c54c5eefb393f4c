"""Locks one of PyTorch's files or not, which another box could feel: a bit.

Comes: WRONG
Held by: seccomp
Control: none (locks end with who has them)
Through: says locked 2
"""

import fcntl

import torch

locked = 0
file = open(torch.__file__, "rb")
for lock in (fcntl.flock, fcntl.lockf):
    try:
        lock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        locked += 1
    except OSError:
        pass


def double(x):
    if locked:
        raise RuntimeError(f"locked {locked}")
    return x
