"""Leaves a note in /dev/shm and /run/lock, which live as long as the machine does.

Comes: WRONG
Held by: landlock
Control: leaves
Through: says found what another box left
"""

import os

PLACES = ("/dev/shm/kestrel-note", "/run/lock/kestrel-note", "/var/tmp/kestrel-note")
found = False
for place in PLACES:
    try:
        found = found or os.path.exists(place)
        os.close(os.open(place, os.O_CREAT | os.O_RDWR, 0o666))
    except OSError:
        pass


def double(x):
    if found:
        raise RuntimeError("found what another box left")
    return x
