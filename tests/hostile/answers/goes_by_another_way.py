"""Reaches for the suite by other names of the root, which a list of paths would not know.

Comes: WRONG
Held by: landlock, user
Control: reads
Through: says MARKER
"""

import contextlib
import re

WAYS = ("/proc/1/root", "/proc/self/root", "/proc/thread-self/root", "/..", "//")


def double(x):
    found = set()
    for way in WAYS:
        with contextlib.suppress(OSError), open(f"{way}/@SIBLING@") as file:
            found.update(re.findall("kestrel-[0-9a-f]{32}", file.read()))
    print(found)
    return str(found)
