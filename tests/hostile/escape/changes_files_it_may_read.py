"""Changes the mode, the owner, the times and the length of files that it may read.

Comes: WRONG
Held by: seccomp, landlock, user
Control: none (it may, and it would hurt the machine)
"""

import os

import torch


def double(x):
    told = []
    for change in (
        lambda path: os.chmod(path, 0o644),
        lambda path: os.chown(path, -1, -1),
        lambda path: os.utime(path),
        lambda path: os.close(os.open(path, os.O_WRONLY)),
    ):
        try:
            change(torch.__file__)
            told.append("changed")
        except OSError as error:
            told.append(repr(error))
    return str(told)
