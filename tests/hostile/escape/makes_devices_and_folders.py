"""Makes folders, devices, pipes and links wherever it can.

Comes: WRONG
Held by: landlock, seccomp
Control: leaves a folder
Through: file kestrel-folder
Rungs: forked, spawned
"""

import contextlib
import os
import stat

PLACES = ("@SCRATCH@", "/tmp", "/dev/shm", "/var/tmp", "/run/lock")


def double(x):
    for place in PLACES:
        for make in (
            lambda path: os.mkdir(path + "-folder"),
            lambda path: os.mkfifo(path + "-pipe"),
            lambda path: os.mknod(path + "-device", stat.S_IFCHR | 0o666, os.makedev(1, 3)),
            lambda path: os.symlink("/etc/passwd", path + "-link"),
        ):
            with contextlib.suppress(OSError):
                make(f"{place}/kestrel")
    return x
