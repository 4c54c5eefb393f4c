"""Looks for the secret in the memory of the processes that it descends from.

Comes: WRONG
Held by: landlock, user
Control: none (the suite is in its own memory: see searches_the_heap)
Through: says MARKER
"""

import contextlib
import os
import re


def grandparents(process):
    while process > 1:
        yield process
        with open(f"/proc/{process}/stat") as file:
            process = int(file.read().rpartition(")")[2].split()[1])


def search(process):
    with open(f"/proc/{process}/maps") as maps, open(f"/proc/{process}/mem", "rb", 0) as memory:
        for line in maps:
            if " rw-p " in line and "/" not in line and "[v" not in line:
                start, end = (int(one, 16) for one in line.split()[0].split("-"))
                with contextlib.suppress(OSError, ValueError, OverflowError):
                    memory.seek(start)
                    found = re.search(
                        rb"kestrel-[0-9a-f]{32}", memory.read(min(end - start, 1 << 24))
                    )
                    if found:
                        return found.group()
    return b"nothing"


def double(x):
    told = []
    for process in (os.getppid(), int("@BYSTANDER@")):
        try:
            told.append(search(process).decode())
        except OSError as error:
            told.append(repr(error))
    return str(told)
