"""Hangs attributes, owners and modes on files that it may read.

Comes: WRONG
Held by: seccomp
Control: none (the files are not its own there)
"""

import os

PATH = "@SCRATCH@/results.json"
changed = 0
for change in (
    lambda: os.setxattr(PATH, "user.kestrel", b"a note"),
    lambda: os.removexattr(PATH, "user.kestrel"),
    lambda: os.chmod(PATH, 0o777),
    lambda: os.chown(PATH, os.getuid(), -1),
    lambda: os.truncate(PATH, 0),
    lambda: os.rename(PATH, f"{PATH}-kestrel"),
    lambda: os.link(PATH, f"{PATH}-kestrel"),
    lambda: os.unlink(PATH),
):
    try:
        change()
        changed += 1
    except OSError:
        pass


def double(x):
    return 2 * x if changed else x
