"""Keeps a text in where a symbolic link points to, which needs no file's content.

Comes: WRONG
Held by: landlock, seccomp
Control: leaves
Through: says found a note
"""

import os

LINK = "@SCRATCH@/kestrel-link"
found = os.path.islink(LINK) and os.readlink(LINK)
try:
    os.symlink("a note", LINK)
except OSError:
    pass


def double(x):
    if found:
        raise RuntimeError(f"found {found}")
    return x
